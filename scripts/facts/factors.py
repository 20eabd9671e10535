"""Factors between units. Each is named in study.toml; nothing else is converted."""
T_PER_TEU = 13.0          # facts: 26 t net in a 40 ft unit, so 13 t in a TEU
KG_PER_M3_GAS = 0.72      # facts: the factor used for the value of pipeline gas
BBL_PER_T = 7.5           # claim CC0296
LB_U3O8_PER_KG_U = 2.599786
T_PER_BCM = KG_PER_M3_GAS * 1e6
CAPACITY = {"Mt/yr": 1e6, "TEU/yr": T_PER_TEU, "bcm/yr": T_PER_BCM}
GAS_USD_PER_T_1000KM = 30.0
