#include "session/decide.hpp"
#include "session/text.hpp"

namespace dais {

namespace {

// Cleans what a command says of itself that people typed it.
struct cleaning {
  void operator()(std::string& text, line_breaks breaks = line_breaks::to_spaces) const { text = cleaned(text, breaks); }
  void operator()(std::vector<std::string>& texts) const {
    for (auto& one : texts) one = cleaned(one);
  }
};

template <typename Command>
constexpr bool is_typed = requires(Command c) {
  c.typed(cleaning{});
};

template <typename Command>
constexpr bool is_about_current = requires(Command c) {
  c.seen_in;
};

}  // namespace

command::any prepared(session const& s, command::any asked) {
  visit_kind(
      [&](auto& c) {
        if constexpr (is_typed<std::decay_t<decltype(c)>>) c.typed(cleaning{});
        if constexpr (is_about_current<std::decay_t<decltype(c)>>) {
          if (!c.seen_in) c.seen_in = s.current;
        }
      },
      asked);
  return asked;
}

}  // namespace dais
