#pragma once

#include "session/change_set.hpp"
#include "session/questions/similar.hpp"
#include "session/session.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dais {

// Which questions of a session are like each other. Kept beside the session: it follows from the questions' texts, and the order in which
// they came. What is erased leaves no trace: from then on it is as if the texts that are left had come in the order of their questions.
class similar_questions {
 public:
  using likeness = std::map<std::string, std::vector<std::string>>;  // ids of questions by those that they are like

  similar_questions() = default;
  // As one that knew and had found this.
  similar_questions(similar_texts known, likeness found) : texts_(std::move(known)), found_(std::move(found)) {}

  similar_texts const& texts() const { return texts_; }
  likeness const& found() const { return found_; }

  // Takes over the texts that are new, and adds to what was changed the questions that others are like now.
  void update(session const&, change_set&);

  // Likest first; open or not.
  std::vector<std::string> const& to(std::string const& question) const;

 private:
  similar_texts texts_;
  likeness found_;  // both ways

  void put(question const&, change_set&);
  void renew(session const&, change_set&);
};

}  // namespace dais
