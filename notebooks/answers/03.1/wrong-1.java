String places = "shhssshshhsc";
