from __future__ import annotations

from math import isclose

from pipeline.explorer.charts import draw_grid

WONEN, GROEN, GELD = (("t1", "wonen"), ("t2", "groen"), ("t3", "geld"))
BRAM, SASKIA = (("p1", "Bram de Wit"), ("p2", "Saskia Verhoeven"))


def test_rows_and_columns_with_most_come_first_and_the_area_is_the_number():
    grid = draw_grid("x", [(GROEN, SASKIA, 1), (WONEN, BRAM, 3), (WONEN, SASKIA, 4), (GROEN, SASKIA, 0)])
    assert grid.rows == (WONEN, GROEN)
    assert grid.columns == (SASKIA, BRAM)
    assert [[dot and dot.value for dot in row] for row in grid.dots] == [[4, 3], [1, None]]
    (four, _), (one, _) = grid.dots
    assert isclose((four.radius / one.radius) ** 2, 4)
    assert four.radius < grid.cell / 2


def test_one_row_or_one_column_is_no_grid():
    assert draw_grid("x", [(WONEN, BRAM, 3), (WONEN, SASKIA, 4)]) is None
    assert draw_grid("x", [(WONEN, BRAM, 3), (GROEN, BRAM, 4)]) is None
    assert draw_grid("x", []) is None


def test_a_row_of_which_no_column_is_shown_goes():
    many = [(WONEN, (f"p{n}", f"Naam {n:02}"), 9) for n in range(12)] + [(GROEN, BRAM, 1), (GELD, ("p0", "Naam 00"), 1)]
    assert draw_grid("x", many).rows == (WONEN, GELD)
