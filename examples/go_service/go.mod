module go_service

go 1.25
