#include "net/public_url.hpp"

#include "catch.hpp"

using namespace dais::net;

TEST_CASE("A public URL is written as browsers write it") {
  struct row {
    char const* text;
    char const* url;
  };
  for (auto const& [text, url] : {
           row{"https://panel.example", "https://panel.example"},
           row{"https://panel.example/", "https://panel.example"},
           row{"HTTPS://Panel.Example:443//", "https://panel.example"},
           row{"http://panel.example:80", "http://panel.example"},
           row{"http://panel.example:443", "http://panel.example:443"},
           row{"http://192.168.1.20:8080", "http://192.168.1.20:8080"},
           row{"http://[::1]:8080", "http://[::1]:8080"},
           row{"http://[2001:DB8:0:0::1]", "http://[2001:db8::1]"},
           row{"https://[2001:db8::1]:443/", "https://[2001:db8::1]"},
           row{"http://xn--bcher-kva.example", "http://xn--bcher-kva.example"},
       }) {
    CAPTURE(text);
    auto const read = read_public_url(text);
    CHECK(read.url == url);
    CHECK(read.why_not.empty());
    CHECK(read_public_url(read.url).url == url);
  }
}

TEST_CASE("A public URL that pages could not be reached by is refused with a sentence") {
  struct row {
    char const* text;
    char const* says;
  };
  for (auto const& [text, says] : {
           row{"", "is not an address"},
           row{"panel.example", "is not an address"},
           row{"panel.example:8080", "is not an address"},
           row{"ftp://panel.example", "begins with ftp://"},
           row{"ws://panel.example", "begins with ws://"},
           row{"https://panel.example/dais", "has a path"},
           row{"https://panel.example/dais/", "has a path"},
           row{"https://panel.example//dais", "has a path"},
           row{"https://panel.example/?x=1", "has a query"},
           row{"https://panel.example?x", "has a query"},
           row{"https://panel.example/#x", "has a fragment"},
           row{"https://ana:secret@panel.example", "has the name of a user"},
           row{"https://ana@panel.example/dais", "has a path"},
           row{"https://", "does not name a host"},
           row{"https://:8080", "does not name a host"},
           row{"https://panel example", "does not name a host"},
           row{"https://b\u00fccher.example", "does not name a host"},
           row{"http://[::1", "has no port"},
           row{"http://[panel.example]", "does not name a host"},
           row{"http://[fe80::1%eth0]", "does not name a host"},
           row{"http://::1", "has no port"},
           row{"http://panel.example:", "has no port"},
           row{"http://panel.example:0", "has no port"},
           row{"http://panel.example:99999", "has no port"},
           row{"http://panel.example:80a", "has no port"},
       }) {
    CAPTURE(text);
    auto const read = read_public_url(text);
    CHECK(read.url.empty());
    CHECK_THAT(read.why_not, contains_text(says));
    CHECK_THAT(read.why_not, contains_text("'" + std::string(text) + "'"));
  }
}
