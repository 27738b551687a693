#include "session/questions/similar_questions.hpp"

#include "session/limits.hpp"

#include <algorithm>
#include <utility>

namespace dais {

void similar_questions::update(session const& s, change_set& t) {
  for (auto const& id : t.texts) {
    for (auto const& other : std::exchange(found_[id], {})) {
      std::erase(found_[other], id);
      t.similar.insert(other);
    }
    texts_.put(id, s.questions.at(id).text);
    auto const like = texts_.like(id);
    for (auto const& other : like) {
      auto& theirs = found_[other];
      theirs.insert(theirs.begin(), id);
      if (theirs.size() > limits::similar_shown) {
        std::erase(found_[theirs.back()], other);
        t.similar.insert(theirs.back());
        theirs.pop_back();
      }
      t.similar.insert(other);
    }
    found_[id] = like;
    t.similar.insert(id);
  }
}

namespace {

std::vector<std::string> const none;

}  // namespace

std::vector<std::string> const& similar_questions::to(std::string const& question) const {
  auto const found = found_.find(question);
  return found == found_.end() ? none : found->second;
}

}  // namespace dais
