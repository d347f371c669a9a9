"""The one style sheet, generated from the tokens. Focus rings are drawn here: a style sheet hides the native ones."""

from string import Template

from desktop.ui.tokens import Colours, Tokens

_SHEET = Template("""
* { outline: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px 8px; }
QWidget#sidebar, QWidget#tasksPanel { background: $side; }
QWidget#sidebar { border-right: 1px solid $border; }
QWidget#tasksPanel { border-left: 1px solid $border; }
QFrame[frame="card"] { background: $surface; border: 1px solid $border; border-radius: ${card}px; }
QFrame[frame="rule"] { background: $border; border: none; }

QLabel { background: transparent; }
QLabel[tone="muted"] { color: $text_muted; }
QLabel[tone="faint"] { color: $text_faint; }
QLabel[tone="danger"] { color: $on_danger_soft; }

QPushButton {
    background: $control; color: $text; border: 1px solid $control_border; border-radius: ${control_radius}px;
    padding: 8px 14px; min-height: 17px; font-weight: 500;
}
QPushButton:hover { background: $control_hover; }
QPushButton:pressed { background: $control_pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 7px 13px; }
QPushButton:disabled { color: $text_faint; background: transparent; border-color: $border; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $neutral_soft; color: $text_faint; border-color: $neutral_soft; }
QPushButton[kind="quiet"], QToolButton {
    background: transparent; color: $text_muted; border: 1px solid transparent; border-radius: ${control_radius}px;
    padding: 5px 8px; min-height: 16px; font-weight: 400;
}
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $control_hover; color: $text; }
QPushButton[kind="quiet"]:pressed, QToolButton:pressed { background: $control_pressed; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid $focus; padding: 4px 7px; color: $text; }
QPushButton[kind="quiet"]:disabled { color: $text_faint; }
QToolButton::menu-indicator { image: none; }

QLineEdit {
    background: $surface; color: $text; border: 1px solid $control_border; border-radius: ${control_radius}px;
    padding: 8px 12px; min-height: 17px; selection-background-color: $selection; selection-color: $text;
}
QLineEdit, QPlainTextEdit { placeholder-text-color: $text_faint; }
QLineEdit:focus { border: 2px solid $focus; padding: 7px 11px; }
QLineEdit[look="bare"], QLineEdit[look="bare"]:focus { background: transparent; border: none; padding: 5px 4px; }
QLineEdit:disabled { color: $text_faint; }

QLineEdit[problem="true"], QComboBox[problem="true"], QPlainTextEdit[problem="true"] { border-color: $danger; }

QComboBox, QSpinBox, QDateTimeEdit {
    background: $control; color: $text; border: 1px solid $control_border; border-radius: ${control_radius}px;
    padding: 5px 9px; min-height: 18px; selection-background-color: $selection; selection-color: $text;
}
QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus { border: 2px solid $focus; padding: 4px 8px; }
QComboBox:disabled, QSpinBox:disabled, QDateTimeEdit:disabled { color: $text_faint; }
QComboBox QLineEdit, QSpinBox QLineEdit, QDateTimeEdit QLineEdit {
    border: none; padding: 0; background: transparent; min-height: 0;
}
QComboBox QLineEdit:focus, QSpinBox QLineEdit:focus, QDateTimeEdit QLineEdit:focus { border: none; padding: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $text;
}
QSpinBox::up-button, QSpinBox::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button {
    border: none; background: transparent; width: 22px;
}
QSpinBox::up-arrow, QSpinBox::down-arrow, QDateTimeEdit::up-arrow, QDateTimeEdit::down-arrow { image: none; }

QCheckBox, QRadioButton { color: $text; spacing: 8px; padding: 4px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $text_faint; }
QCheckBox::indicator {
    width: 16px; height: 16px; background: $control; border: 1px solid $text_faint; border-radius: 4px;
}
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QRadioButton::indicator {
    width: 14px; height: 14px; background: $control; border: 1px solid $text_faint; border-radius: 8px;
}
QRadioButton::indicator:checked { width: 6px; height: 6px; background: $on_accent; border: 5px solid $accent; }

QPlainTextEdit[role="code"] {
    background: $code; color: $code_text; border: none; selection-background-color: $selection;
    selection-color: $code_text;
}
QPlainTextEdit[role="lines"] {
    background: $surface; color: $text; border: 1px solid $control_border; border-radius: ${control_radius}px;
    padding: 5px 9px; selection-background-color: $selection; selection-color: $text;
}
QPlainTextEdit[role="lines"]:focus { border: 2px solid $focus; padding: 4px 8px; }
QTextBrowser[role="prose"] {
    background: $surface; color: $text; border: none; selection-background-color: $selection; selection-color: $text;
}
QListWidget[look="pages"] { background: transparent; border: none; }
QListWidget[look="pages"]::item {
    color: $text_muted; padding: 7px 9px; border: 1px solid transparent; border-radius: ${control_radius}px;
}
QListWidget[look="pages"]::item:hover { background: $control_hover; }
QListWidget[look="pages"]::item:selected { background: $accent_soft; color: $text; border-color: $selected_edge; }
QListWidget[look="pages"]::item:selected:focus { border: 2px solid $focus; padding: 6px 8px; }
QScrollArea, QWidget#details { background: transparent; border: none; }
QScrollArea#facts { border: 2px solid transparent; border-radius: ${card}px; }
QScrollArea#facts:focus { border-color: $focus; }
QTreeView, QTableView { background: transparent; border: none; }
QTreeView::item, QTableView::item { border: none; }
QTableView[look="figures"]::item { padding: 0 9px; }
QTableView[look="figures"]::item:selected { background: $accent_soft; color: $text; }
QTableView[look="figures"]:focus { border: 1px solid $focus; border-radius: ${control_radius}px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $text_muted; border: none; border-bottom: 1px solid $border; padding: 8px 12px;
    font-weight: 500;
}
QHeaderView::section:hover { color: $text; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QFrame[frame="popover"] { background: $raised; border: 1px solid $border_strong; }
QMenu { background: $raised; color: $text; border: 1px solid $border_strong; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 5px 23px 5px 11px; border: 1px solid transparent; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $text; border-color: $selected_edge; }
QMenu::item:disabled { color: $text_faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QMenu::item:checked { color: $on_accent_soft; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $control_border; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $text_faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
""")


def stylesheet(colours: Colours, tokens: Tokens) -> str:
    """QSS for the whole application."""
    return _SHEET.substitute(vars(colours), card=tokens.radius.card, control_radius=tokens.radius.control)
