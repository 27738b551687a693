// What people type in commands is cleaned, whatever command it is.

#include "catch.hpp"
#include "session/decide.hpp"
#include "wire/describe.hpp"
#include "wire/reflect.hpp"

#include <map>
#include <set>
#include <string>

using namespace dais;

namespace {

std::string const pasted = "a\u200bb\x07";

// Members that name something which is there, or a language: no person types them, and none of them is cleaned.
std::set<std::string> const naming{"question",    "into",  "before",    "to",      "replacing",  "seen_in",  "segment", "request",
                                   "responds_to", "group", "panellist", "message", "panellists", "speakers", "language"};

// Looks at all texts that something described holds, each with the name of its member. Where there may be none, or several, it makes one.
template <typename Of, typename Look>
void each_text(Of& of, std::string const& name, Look look) {
  if constexpr (std::is_same_v<Of, std::string>) {
    look(name, of);
  } else if constexpr (reflect::is<Of, std::optional>) {
    if (!of) of.emplace();
    each_text(*of, name, look);
  } else if constexpr (reflect::is<Of, std::vector>) {
    if (of.empty()) of.emplace_back();
    for (auto& one : of) each_text(one, name, look);
  } else if constexpr (reflect::is_struct<Of>) {
    reflect::for_each_member<Of>([&](auto d) { each_text(of.*d.pointer, d.name, look); });
  }
}

}  // namespace

TEST_CASE("every text of a command is cleaned, or names something") {
  std::size_t typed = 0, names = 0;
  reflect::for_each_alternative<command::any>([&]<typename Command>() {
    Command asked{};
    each_text(asked, "", [](auto const&, std::string& text) { text = pasted; });
    auto to_log = prepared({}, asked);
    visit_kind(
        [&](auto& command) {
          each_text(command, "", [&](std::string const& name, std::string const& text) {
            CAPTURE(reflect::name_of<Command>(), name);
            bool const is_name = naming.contains(name);
            CHECK(text == (is_name ? pasted : "ab"));
            ++(is_name ? names : typed);
          });
        },
        to_log);
  });
  CHECK(typed > 30);
  CHECK(names > 50);
}
