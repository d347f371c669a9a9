"""Every measurement, in the order in which they are taken."""

from tests.bench import (
    accepted_to_started,
    desktop_load,
    event_to_panel,
    first_painted_frame,
    history_open,
    idle_cpu,
    ledger,
    luau,
    luau_pieces,
    luau_prover,
    memory_at_rest,
    parse_and_rules,
    server_ready,
    task_list,
    tasks,
    ui_imports,
)

MEASUREMENTS = (
    first_painted_frame.MEASUREMENT,
    ui_imports.MEASUREMENT,
    server_ready.MEASUREMENT,
    accepted_to_started.MEASUREMENT,
    event_to_panel.MEASUREMENT,
    desktop_load.MEASUREMENT,
    parse_and_rules.MEASUREMENT,
    luau.MEASUREMENT,
    luau_pieces.MEASUREMENT,
    luau_prover.MEASUREMENT,
    history_open.MEASUREMENT,
    task_list.MEASUREMENT,
    tasks.MEASUREMENT,
    ledger.MEASUREMENT,
    idle_cpu.MEASUREMENT,
    memory_at_rest.MEASUREMENT,
)
