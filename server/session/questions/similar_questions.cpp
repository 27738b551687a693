#include "session/questions/similar_questions.hpp"

#include "session/limits.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dais {

void similar_questions::update(session const& s, change_set& t) {
  if (!t.erased.empty()) return renew(s, t);
  for (auto const& id : t.texts) put(s.questions.at(id), t);
}

void similar_questions::put(question const& q, change_set& t) {
  for (auto const& other : std::exchange(found_[q.id], {})) {
    std::erase(found_[other], q.id);
    t.similar.insert(other);
  }
  texts_.put(q.id, q.text);
  auto const like = texts_.like(q.id);
  for (auto const& other : like) {
    auto& theirs = found_[other];
    theirs.insert(theirs.begin(), q.id);
    if (theirs.size() > limits::similar_shown) {
      std::erase(found_[theirs.back()], other);
      t.similar.insert(theirs.back());
      theirs.pop_back();
    }
    t.similar.insert(other);
  }
  found_[q.id] = like;
  t.similar.insert(q.id);
}

void similar_questions::renew(session const& s, change_set& t) {
  texts_ = similar_texts();
  found_.clear();
  std::vector<question const*> all;
  for (auto const& one : s.questions) all.push_back(&one.second);
  std::sort(all.begin(), all.end(), [](auto const* a, auto const* b) {
    return std::pair(a->id.size(), std::string_view(a->id)) < std::pair(b->id.size(), std::string_view(b->id));
  });
  for (auto const* one : all) put(*one, t);
}

namespace {

std::vector<std::string> const none;

}  // namespace

std::vector<std::string> const& similar_questions::to(std::string const& question) const {
  auto const found = found_.find(question);
  return found == found_.end() ? none : found->second;
}

}  // namespace dais
