"""The rules. Each file holds one, with its condition and its rewrite."""

from server.engines.luau.rules import (
    arguments,
    array_loop,
    assert_message,
    concat_buffer,
    constructor,
    field_accumulator,
    floor_division,
    foreach,
    global_to_local,
    hoist_function,
    hoist_table,
    interpolation,
    plain_pcall,
    repeated_access,
    single_byte,
    sort_comparator,
    string_call,
    string_length,
    table_clone,
    table_find,
    table_move,
    table_queue,
    table_size,
    unused_local,
)
from server.engines.luau.rules.rule import Rule


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the issue's list."""
    return (
        string_length.RULE,
        string_call.RULE,
        floor_division.RULE,
        array_loop.RULE,
        global_to_local.RULE,
        hoist_table.RULE,
        hoist_function.RULE,
        constructor.RULE,
        foreach.RULE,
        table_size.RULE,
        unused_local.RULE,
        arguments.RULE,
        concat_buffer.RULE,
        repeated_access.RULE,
        field_accumulator.RULE,
        plain_pcall.RULE,
        assert_message.RULE,
        single_byte.RULE,
        table_clone.RULE,
        table_move.RULE,
        table_find.RULE,
        interpolation.RULE,
        table_queue.RULE,
        sort_comparator.RULE,
    )
