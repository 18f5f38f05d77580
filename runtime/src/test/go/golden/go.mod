module golden

go 1.25
