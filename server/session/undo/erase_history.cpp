#include "session/questions/questions.hpp"
#include "session/text.hpp"
#include "session/undo/undo.hpp"

#include <algorithm>
#include <set>
#include <variant>
#include <vector>

namespace dais {

namespace {

// Of the questions and requests whose texts are erased.
struct erasing {
  std::set<std::string> questions, requests;

  void operator()(deed::question_named& one) const {
    if (questions.contains(one.id)) erase_text(one.text);
  }
  void operator()(deed::request_named& one) const {
    if (requests.contains(one.id)) erase_text(one.name);
  }
  void operator()(deed::request_corrected& one) const {
    (*this)(one.request);
    if (requests.contains(one.request.id)) erase_text(one.affiliation);
  }
  template <typename One>
  void operator()(std::optional<One>& one) const {
    if (one) (*this)(*one);
  }
  template <typename One>
  void operator()(std::vector<One>& all) const {
    for (auto& one : all) (*this)(one);
  }

  // Of all other deeds, in each member that may name a question or a request.
  template <typename Other>
  void operator()(Other& one) const {
    if constexpr (requires { one.question; }) (*this)(one.question);
    if constexpr (requires { one.questions; }) (*this)(one.questions);
    if constexpr (requires { one.into; }) (*this)(one.into);
    if constexpr (requires { one.request; }) (*this)(one.request);
    if constexpr (requires { one.before; }) (*this)(one.before);
    if constexpr (requires { one.interrupting; }) (*this)(one.interrupting);
    if constexpr (requires { one.to; }) (*this)(one.to);
  }

  void operator()(before_image& image) const {
    for (auto& [id, matter] : image.questions) {
      if (!questions.contains(id)) continue;
      erase_text(std::get<0>(matter));
      std::get<1>(matter).clear();
      std::get<std::vector<translation>>(matter).clear();
    }
    for (auto& [id, r] : image.requests) {
      if (!requests.contains(id)) continue;
      erase_text(r.name);
      erase_text(r.affiliation);
    }
  }
};

erasing erasing_of(session const& s, std::set<std::string> const& participants) {
  erasing all;
  for (auto const& id : participants) {
    auto const& them = s.participants.at(id);
    all.questions.insert(them.questions.begin(), them.questions.end());
    all.requests.insert(them.requests.begin(), them.requests.end());
  }
  return all;
}

}  // namespace

void erase_deed(session const& s, std::set<std::string> const& participants, deed::undoable& did) {
  visit_kind(erasing_of(s, participants), did);
}

void erase_history(session& s, change_set& by) {
  auto const all = erasing_of(s, by.erased);
  for (auto& one : s.history) {
    auto const was = one;
    visit_kind(all, one.did);
    all(one.before);
    all(one.after);
    if (one != was) by.history.insert(one.record);
  }
  std::erase_if(s.history, [](change const& one) { return one.before == one.after && one.before != before_image{}; });
}

}  // namespace dais
