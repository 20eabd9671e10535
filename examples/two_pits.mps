* Two pits feed a smelter: at most 6 and 8 thousand tonnes at 18 and 25 thousand USD each; the smelter wants 10.
* The cheaper pit is emptied first: 6 * 18 + 4 * 25 = 208.
NAME          TWO_PITS
ROWS
 N  COST
 E  SMELTER
COLUMNS
    NORTH     COST              18.0   SMELTER            1.0
    SOUTH     COST              25.0   SMELTER            1.0
RHS
    RHS       SMELTER           10.0
BOUNDS
 UP BND       NORTH              6.0
 UP BND       SOUTH              8.0
ENDATA
