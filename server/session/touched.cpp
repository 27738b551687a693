#include "session/touched.hpp"

namespace dais {

void touched::add(touched const& other) {
  plan |= other.plan;
  run |= other.run;
  order |= other.order;
  forecast |= other.forecast;
  rules |= other.rules;
  queue |= other.queue;
  floor |= other.floor;
  segments.insert(other.segments.begin(), other.segments.end());
  questions.insert(other.questions.begin(), other.questions.end());  // keeps the earlier state where it is there already
  votes.insert(other.votes.begin(), other.votes.end());
  requests.insert(other.requests.begin(), other.requests.end());
  own_votes.insert(other.own_votes.begin(), other.own_votes.end());
}

bool touched::empty() const {
  return !(plan || run || order || forecast || rules || queue || floor) && segments.empty() && questions.empty() && votes.empty() &&
         requests.empty() && own_votes.empty();
}

touched everything(session const& s) {
  touched all;
  all.plan = all.run = all.order = all.forecast = all.rules = all.queue = all.floor = true;
  for (auto const& [id, segment] : s.segments) all.segments.insert(id);
  for (auto const& [id, question] : s.questions) {
    all.questions.emplace(id, std::nullopt);
    all.votes.insert(id);
  }
  for (auto const& [id, request] : s.requests) all.requests.insert(id);
  return all;
}

touched everything_of(participant const& p) {
  touched all;
  for (auto const& id : p.questions) all.questions.emplace(id, std::nullopt);
  all.votes = p.votes;
  all.requests.insert(p.requests.begin(), p.requests.end());
  return all;
}

}  // namespace dais
