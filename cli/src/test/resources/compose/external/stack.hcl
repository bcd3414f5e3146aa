secret "tls" { value = sensitive(file("tls.key")) }
config "page" { value = "hello" }
stack "external" { compose = "compose.yaml" }
