// What people type in commands is cleaned, whatever command it is.

#include "catch.hpp"
#include "session/decide.hpp"
#include "wire/describe.hpp"
#include "wire/reflect.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace dais;

namespace {

std::string const pasted = "a\u200bb\x07";

// Members that name something which is there, or a language: no person types them, and none of them is cleaned.
std::set<std::string> const naming{"question",   "into",     "before",      "to",     "replacing", "seen_in",
                                   "segment",    "request",  "responds_to", "group",  "panellist", "message",
                                   "panellists", "speakers", "language",    "origin", "tool",      "time_zone"};

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

struct text_of_a_command {
  std::string member, text;
};

// One visit for all commands: in one of each command's own, every command would be compiled as often as there are commands.
std::vector<text_of_a_command> texts_of(command::any const& of) {
  std::vector<text_of_a_command> found;
  visit_kind(
      [&](auto command) {
        each_text(command, "", [&](std::string const& member, std::string const& text) { found.push_back({member, text}); });
      },
      of);
  return found;
}

}  // namespace

TEST_CASE("every text of a command is cleaned, or names something") {
  std::vector<std::pair<std::string, command::any>> all;
  reflect::for_each_alternative<command::any>([&]<typename Command>() {
    Command asked{};
    each_text(asked, "", [](auto const&, std::string& text) { text = pasted; });
    all.emplace_back(reflect::name_of<Command>(), std::move(asked));
  });
  std::size_t typed = 0, names = 0;
  for (auto const& [command, asked] : all) {
    for (auto const& [member, text] : texts_of(prepared({}, asked))) {
      CAPTURE(command, member);
      bool const is_name = naming.contains(member);
      CHECK(text == (is_name ? pasted : "ab"));
      ++(is_name ? names : typed);
    }
  }
  CHECK(typed > 30);
  CHECK(names > 50);
}
