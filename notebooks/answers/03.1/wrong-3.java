String places = "hhhssshshhcc";
