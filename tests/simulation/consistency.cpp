#include "consistency.hpp"

#include "session/floor/floor.hpp"
#include "session/limits.hpp"
#include "session/podium/podium.hpp"
#include "session/questions/questions.hpp"
#include "session/undo/undo.hpp"

#include <algorithm>
#include <tuple>

namespace dais::simulation {

namespace {

using ids = std::vector<std::string>;

bool holds(ids const& all, std::string const& one) { return std::count(all.begin(), all.end(), one) == 1; }

number_set voters_of_members(session const& s, question const& q) {
  number_set all;
  for (auto const& id : q.members) {
    auto const& voters = s.questions.at(id).voters;
    all.insert(voters.begin(), voters.end());
  }
  return all;
}

std::string in_question(session const& s, question const& q) {
  using enum question_state;
  if ((q.state == grouped) != q.leader.has_value()) return "is grouped without a leader, or has one and is not";
  if (q.leader) {
    auto const& leader = s.questions.at(*q.leader);
    if (!holds(leader.members, q.id)) return "is not of the group of its leader";
    if (leader.state == grouped || leader.state == withdrawn) return "has a leader that is grouped or withdrawn";
    if (!q.members.empty() || !q.joined.empty()) return "is grouped and leads others";
  }
  for (auto const& id : q.members) {
    if (s.questions.at(id).leader != q.id) return "has a member that another one leads";
  }
  auto joined = voters_of_members(s, q);
  for (auto const one : q.voters) joined.erase(one);
  if (joined != q.joined) return "does not count each who voted for its group once";
  if ((q.state == queued) != holds(s.queue, q.id)) return "is queued and not in the queue, or the other way round";
  if ((q.state == on_stage) != (s.on_stage == q.id)) return "is on stage, and is not";
  if (q.state != not_taken && !q.reason.empty()) return "has a reason, and was not declined";
  if ((q.state == answered) != q.answer.has_value() || (!q.answer && !q.answer_text.empty())) return "has an answer and is not answered";
  if (!q.original.empty() && q.original == q.text) return "is edited to what it was";
  for (auto const number : q.voters) {
    if (!s.participants.at(s.people.at(number - 1)).votes.contains(question_number(q.id))) return "has a vote that its voter does not have";
  }
  return {};
}

std::string in_participant(session const& s, std::string const& id, participant const& p) {
  using enum question_state;
  std::uint32_t open = 0;
  for (auto const& question : p.questions) {
    auto const state = s.questions.at(question).state;
    open += state == submitted || state == approved || state == queued || state == on_stage;
  }
  if (open != p.open_questions) return "has another number of open questions";
  for (auto const question : p.votes) {
    if (s.questions.at(question_id(question)).voters.contains(p.number) == p.removed) return "has a vote that does not count as it should";
  }
  bool spoke = false;
  for (auto const& request : p.requests) {
    auto const& r = s.requests.at(request);
    if (r.participant != id) return "has somebody else's request";
    spoke |= r.began && r.kind == request_kind::speech;
    bool const is_live = r.state == request_state::waiting || r.state == request_state::speaking || r.state == request_state::absent;
    if (is_live != (open_request(p, r.kind) == request)) {
      return "has a request that lives, or one that is over, the other way round";
    }
  }
  if (spoke != p.has_spoken) return "has spoken, or has not, the other way round";
  return {};
}

// Of the requests that no hand has moved, those that the rule orders: what it says of the order of any two is the order that they are in.
std::string in_order(session const& s, ids const& waiting) {
  auto const at = [&](std::string const& id) -> floor_request const& { return s.requests.at(id); };
  auto const by = [&](auto key) {
    return std::is_sorted(waiting.begin(), waiting.end(), [&](auto const& a, auto const& b) { return key(at(a)) < key(at(b)); });
  };
  bool well = true;
  switch (s.floor.order) {
    case floor_order::first_come: well = by([](auto const& r) { return r.turn; }); break;
    case floor_order::first_time: well = by([](auto const& r) { return std::tuple(!r.first_time, r.turn); }); break;
    case floor_order::by_lot: well = by([](auto const& r) { return std::tuple(!r.lot.has_value(), r.lot.value_or(0), r.turn); }); break;
    case floor_order::alternate: {
      std::vector<std::uint32_t> turns[2];
      for (auto const& id : waiting) turns[at(id).online].push_back(at(id).turn);
      well = std::is_sorted(turns[0].begin(), turns[0].end()) && std::is_sorted(turns[1].begin(), turns[1].end());
      bool online = s.last_online == false;
      auto const both = 2 * std::min(turns[0].size(), turns[1].size());
      for (std::size_t i = 0; i < both; ++i, online = !online) well = well && at(waiting[i]).online == online;
      if (both < waiting.size() && both > 0) well = well && (at(waiting[both]).online == (turns[1].size() > turns[0].size()));
      break;
    }
    case floor_order::by_group: {
      auto ordered = waiting;
      std::sort(ordered.begin(), ordered.end(), [&](auto const& a, auto const& b) { return at(a).turn < at(b).turn; });
      std::map<std::string, std::size_t> part;
      auto turns = s.group_turns;
      auto const& groups = s.floor.groups;
      for (auto const& id : ordered) {
        part[id] = groups.size();
        for (std::size_t i = 0; i < groups.size(); ++i) {
          if (at(id).group != groups[i].name) continue;
          auto& taken = turns[groups[i].name];
          duration spent{};
          for (auto const& [other, r] : s.requests) {
            if (r.group == groups[i].name && r.kind == request_kind::speech && s.speaking != other) spent += r.clock.used;
          }
          bool const is_beyond = (groups[i].limit && taken >= *groups[i].limit) || (groups[i].budget && spent >= *groups[i].budget);
          part[id] = is_beyond ? groups.size() + 1 : i;
          ++taken;
        }
      }
      well = by([&](auto const& r) { return std::tuple(part.at(r.id), r.turn); });
      break;
    }
    case floor_order::least_time: {
      auto const spent = [&](floor_request const& mine) {
        duration all{};
        for (auto const& [other, r] : s.requests) {
          bool const is_mine = mine.participant.empty() ? r.participant.empty() && r.name == mine.name && r.affiliation == mine.affiliation
                                                        : r.participant == mine.participant;
          if (is_mine && r.kind == request_kind::speech && s.speaking != other) all += r.clock.used;
        }
        return all;
      };
      well = by([&](auto const& r) { return std::tuple(spent(r), r.turn); });
      break;
    }
  }
  return well ? "" : "the speakers' list is not in the order of its rule";
}

std::string in_floor(session const& s) {
  using enum request_state;
  std::map<std::string, std::uint32_t> turns;
  floor_request const* latest = nullptr;
  bool ambiguous = false;
  for (auto const& [id, r] : s.requests) {
    if ((r.state == waiting) != holds(s.speakers, id)) return id + " waits and is not on the list, or the other way round";
    if ((r.state == speaking) != (s.speaking == id)) return id + " speaks, and does not";
    if (r.clock.running_since.has_value() != (r.state == speaking && !s.paused_since)) return id + " has a clock that should not stand so";
    if (r.state == absent && (r.began || r.clock != countdown{})) return id + " is absent, and was given the floor";
    if (!r.began || r.kind != request_kind::speech) continue;
    if (r.group) ++turns[*r.group];
    if (latest && latest->began == r.began && latest->online != r.online) ambiguous = true;
    if (!latest || *latest->began < *r.began) {
      latest = &r;
      ambiguous = false;
    }
  }
  for (auto const& [group, n] : s.group_turns) {
    if (turns[group] != n) return "the group " + group + " has had another number of interventions";
  }
  if (!ambiguous && (latest ? s.last_online != latest->online : s.last_online.has_value()))
    return "who had the floor last was on the other side";
  if (s.speaking && (!s.current || s.speaker)) return "somebody speaks from the floor, in no segment or while another speaks at the podium";
  if (s.speaker && !s.current) return "somebody speaks at the podium in no segment";
  for (auto const& [who, clock] : s.spoken) {
    if (clock.running_since.has_value() != (s.speaker == who && !s.paused_since)) return who + "'s time at the podium is not counted so";
  }
  if (s.list_closes && (s.floor.taking == intake::closed || s.status == session_status::closed)) return "what is closed is to be closed";

  ids by_rule;
  std::tuple<int, std::uint32_t> before{};
  for (auto const& id : s.speakers) {
    auto const& r = s.requests.at(id);
    bool const is_ruled = r.kind == request_kind::speech && !r.began;
    if (is_ruled && !r.ahead) by_rule.push_back(id);
    auto const& rules = r.kind == request_kind::response ? s.floor.responses : s.floor.rights_of_reply;
    int const part = r.kind == request_kind::point_of_order       ? 0
                     : r.began                                    ? 1
                     : is_ruled                                   ? 3
                     : rules && rules->place == reply_place::next ? 2
                                                                  : 4;
    std::tuple<int, std::uint32_t> const place{part, part == 1 || part == 3 ? 0 : r.turn};
    if (place < before) return "a point of order, whom one interrupted, or a reply is not in its place";
    before = place;
  }
  return in_order(s, by_rule);
}

std::string in_segments(session const& s) {
  auto const is_on_panel = [&](std::string const& id) {
    return std::count_if(s.panellists.begin(), s.panellists.end(), [&](auto const& one) { return one.id == id; }) == 1;
  };
  if (s.order.size() != s.segments.size()) return "the order has more or fewer segments than there are";
  for (auto const& [id, g] : s.segments) {
    if (g.plan.id != id || !holds(s.order, id)) return id + " has no place in the order, or two";
    if ((g.state == segment_state::current) != (s.current == id)) return id + " is current, and is not";
    if (g.clock.running_since.has_value() != (s.current == id && !s.paused_since)) return id + " has a clock that should not stand so";
    if (g.clock.allotment + g.clock.added < duration{}) return id + " takes less than nothing";
    if (g.state == segment_state::current && g.ended) return id + " runs and has ended";
    if (g.began && (!g.since || *g.since < *g.began)) return id + " was current before it began";
    if (g.ended && (!g.since || *g.ended < *g.since)) return id + " ended before it began";
    if (g.round.number == 0 && !g.round.turns.empty()) return id + " has turns in no round";
    for (auto const& one : g.plan.speakers) {
      if (!is_on_panel(one)) return id + " has a speaker who is not on the panel";
    }
    for (auto const& [who, clock] : g.round.turns) {
      if (!is_on_panel(who)) return id + " has a turn of somebody who is not on the panel";
      if (clock.running_since.has_value() != (s.current == id && s.speaker == who && !s.paused_since)) {
        return who + "'s turn should not stand so";
      }
    }
  }
  if (s.current && s.latest != s.current) return "the segment that runs is not the latest";
  if (s.current && s.gap_since) return "there is a gap while a segment runs";
  if ((s.status == session_status::running) != (s.current || s.gap_since)) return "the session runs, in no segment and no gap";
  if (s.auto_advance_off && !s.current) return "auto-advance is off for no segment";
  for (auto const& id : s.absent) {
    if (!is_on_panel(id)) return id + " is absent and not on the panel";
  }
  for (auto const& [who, clock] : s.spoken) {
    if (who != moderator_id && !is_on_panel(who)) return who + " has spoken and is not on the panel";
  }
  for (auto const& [id, q] : s.questions) {
    if (q.to && !is_on_panel(*q.to)) return id + " is to somebody who is not on the panel";
  }
  return {};
}

std::string in_podium(session const& s) {
  for (auto const& [id, one] : s.signals) {
    if (id != signal_id(one.panellist, one.kind)) return id + " is another signal";
    if (one.leaves.has_value() != (one.kind == signal_kind::must_leave)) return id + " says when to leave, or does not";
    if (one.granted.has_value() != (one.state == signal_state::granted)) return id + " is granted no time, or some that it should not be";
    if (one.changed < one.raised) return id + " changed before it was raised";
  }
  for (auto const& [id, m] : s.messages) {
    if (m.text.empty() || m.to == recipients{}) return id + " says nothing, or to nobody";
    for (auto const& who : m.seen) {
      if (!m.delivered.contains(who)) return id + " was read and not delivered";
    }
    for (auto const& who : m.delivered) {
      bool const is_to = who == stage_id ? m.to.stage : who == moderator_id ? m.from_organiser : holds(m.to.panellists, who);
      if (!is_to) return id + " was delivered to somebody whom it is not for";
    }
    if (m.taken_down && *m.taken_down < m.sent) return id + " was taken down before it was sent";
  }
  return {};
}

std::string in_history(session const& s) {
  if (s.history.size() > limits::history) return "more is remembered than can be undone";
  std::uint64_t before = 0;
  for (auto const& c : s.history) {
    auto const told = "what record " + std::to_string(c.record) + " did ";
    if (c.record <= before || c.record > s.seq) return told + "has no place in the log";
    before = c.record;
    if (c.by.as != role::moderator && c.by.as != role::co_moderator && c.by.as != role::system) return told + "is not a moderator's";
    // A closing whose time has passed is forgotten when it would be put back (R14.12): what took it back then did nothing.
    bool const can_be_nothing = c.sent || c.undone || is_erasing(c) || is_kind<deed::closing_announced>(c.did);
    if (!can_be_nothing && c.before == c.after) return told + "is nothing";
    if (c.undone && c.undone->at < c.at) return told + "was undone before it was done";
    if (can_undo(s, c) && can_redo(s, c)) return told + "can be undone and done again";
  }
  return {};
}

}  // namespace

std::string contradiction(session const& s) {
  for (auto const& [id, q] : s.questions) {
    if (auto const wrong = in_question(s, q); !wrong.empty()) return id + " " + wrong;
  }
  if (s.on_stage && !s.questions.contains(*s.on_stage)) return "nothing is on stage";
  for (auto const& id : s.queue) {
    if (s.questions.at(id).state != question_state::queued) return id + " is in the queue and not queued";
  }
  for (auto const& [id, p] : s.participants) {
    if (auto const wrong = in_participant(s, id, p); !wrong.empty()) return "participant " + std::to_string(p.number) + " " + wrong;
  }
  for (auto const& wrong : {in_segments(s), in_podium(s), in_history(s)}) {
    if (!wrong.empty()) return wrong;
  }
  return in_floor(s);
}

}  // namespace dais::simulation
