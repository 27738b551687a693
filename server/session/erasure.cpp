#include "session/erasure.hpp"

#include "session/evolve.hpp"
#include "session/find.hpp"
#include "session/kinds.hpp"
#include "session/text.hpp"

#include <type_traits>
#include <utility>

namespace dais {

namespace {

template <typename Kind, typename... OneOf>
constexpr bool is_any = (std::is_same_v<Kind, OneOf> || ...);

// What people in the audience type, and where moderators correct it.
template <typename Kind>
constexpr bool is_typed = is_any<Kind, command::submit_question, command::revise_question, command::request_floor,
                                 event::question_submitted, event::question_revised, event::floor_requested>;
template <typename Kind>
constexpr bool corrects_question =
    is_any<Kind, command::edit_question, command::translate_question, event::question_edited, event::question_translated>;
template <typename Kind>
constexpr bool corrects_request = is_any<Kind, command::correct_request, event::request_corrected>;

}  // namespace

erasure::erasure(session const& s) {
  for (auto const& [id, them] : s.participants) {
    if (!them.erased) continue;
    people_.emplace(id, them.erased);
    for (auto const& question : them.questions) questions_.emplace(question, them.erased);
    for (auto const& request : them.requests) requests_.emplace(request, them.erased);
  }
}

std::uint64_t erasure::erased_by(record const& r) const {
  auto const in = [](until const& all, std::string const& id) {
    auto const* by = find(all, id);
    return by ? *by : std::uint64_t{0};
  };
  auto const of = [&](auto const& what) {
    using kind = std::decay_t<decltype(what)>;
    if constexpr (is_typed<kind>)
      return in(people_, r.by.id);
    else if constexpr (corrects_question<kind>)
      return in(questions_, what.question);
    else if constexpr (corrects_request<kind>)
      return in(requests_, what.request);
    else
      return std::uint64_t{0};
  };
  return std::visit([&](auto const& any) { return visit_kind(of, any); }, r.what);
}

std::optional<record> erasure::replaced(session const& before, record const& r) {
  if (r.erased || r.seq >= erased_by(r)) return std::nullopt;
  auto instead = r;
  instead.erased = true;
  auto const came = judged(before, r);
  if (auto const* happened = std::get_if<event::any>(&came)) {
    instead.what = *happened;
    instead.until.reset();
    instead.generation = 0;
  } else {
    instead.until = time_point{};  // it changes nothing
  }
  auto const replace = [&](std::string& text) {
    if (text.empty() || text == erased_text) return;
    text = instead_.try_emplace(text, std::string(erased_text) + std::to_string(instead_.size() + 1)).first->second;
  };
  auto const in = [&](auto& what) {
    using kind = std::decay_t<decltype(what)>;
    if constexpr (is_typed<kind> || corrects_question<kind> || corrects_request<kind>) {
      if constexpr (requires { what.text; }) replace(what.text);
      if constexpr (requires { what.name; }) replace(what.name);
      if constexpr (requires { what.affiliation; }) replace(what.affiliation);
    }
  };
  std::visit([&](auto& any) { visit_kind(in, any); }, instead.what);
  return instead;
}

}  // namespace dais
