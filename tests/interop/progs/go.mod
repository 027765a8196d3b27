module progs

go 1.19
