"""PDF papers, Excel registers and every foreign file format."""
