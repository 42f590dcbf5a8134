"""How values are written: titles, employers, technologies, dates, addresses. Facts decide; these only recognise."""
