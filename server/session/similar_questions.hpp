#pragma once

#include "session/session.hpp"
#include "session/similar.hpp"
#include "session/touched.hpp"

#include <map>
#include <string>
#include <vector>

namespace dais {

// Which questions of a session are like each other. Kept beside the session: it follows from the questions' texts alone.
class similar_questions {
 public:
  // Takes over the texts that are new, and adds to what was touched the questions that others are like now.
  void update(session const&, touched&);

  // Likest first; open or not.
  std::vector<std::string> const& to(std::string const& question) const;

 private:
  similar_texts texts_;
  std::map<std::string, std::vector<std::string>> found_;  // both ways
};

}  // namespace dais
