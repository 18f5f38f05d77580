String places = "hhhssshshhsc";
