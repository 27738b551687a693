#include "room/rooms.hpp"

#include "report/session_table.hpp"
#include "room/connection.hpp"
#include "room/limits.hpp"
#include "room/microphones.hpp"
#include "room/reports.hpp"
#include "room/room.hpp"
#include "session/plan/agreed.hpp"
#include "session/run/main_clock.hpp"
#include "wire/codec.hpp"
#include "wire/describe.hpp"
#include "wire/english.hpp"
#include "wire/reflect.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <set>

namespace dais::room {

namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

// Of the letters and digits of a title: what may stand in links and on a command line.
std::string slug(std::string_view title) {
  std::string out;
  for (char c : title) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() == 40) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "session" : out;
}

class rooms_of_a_log final : public rooms {
 public:
  rooms_of_a_log(loop& on, log::engine& engine, log::bulletins& nodes, link_key key, std::uint32_t time_scale,
                 std::vector<std::string> other_servers)
      : loop_(on), log_(engine), bulletins_(nodes), key_(key), time_scale_(time_scale), other_servers_(std::move(other_servers)) {
    follow_log();
    watch_log();
  }

  void when_ready(std::function<void()> then) override {
    if (has_all_) return then();
    waiting_.push_back(std::move(then));
  }

  std::unique_ptr<connection> connect(outbox& to, source from) override {
    return std::make_unique<room_connection>(loop_, to, metrics_, from, newcomers_, admit_);
  }

  void create(session_plan plan, std::string wanted_id, std::function<void(std::variant<wire::session_card, std::string>)> then) override {
    if (wanted_id.empty()) wanted_id = slug(plan.title);
    when_ready([this, plan = std::move(plan), wanted_id = std::move(wanted_id), then = std::move(then)] { make(plan, wanted_id, then); });
  }

  void open(std::string const& id, std::function<void(std::optional<std::string>)> done) override {
    when_ready([this, id, done = std::move(done)] { open_known(id, done); });
  }

  void renew(std::string const& id, wire::link_to_renew const& which,
             std::function<void(std::variant<wire::session_card, rejection>)> then) override {
    when_ready([this, id, which, then = std::move(then)] {
      if (!known_.contains(id)) return then(refuse(reason::unknown_session));
      with_room(id, [this, which, then](room* loaded, std::string const&) {
        if (!loaded) return then(refuse(reason::record_unreadable));
        auto const whose = which.panellist.value_or("");
        auto const generation = generation_of(loaded->state().links, {which.as, whose});
        auto const request =
            "renew_link/" + std::string(reflect::enumerator_name(which.as)) + "/" + whose + "/" + std::to_string(generation);
        loaded->submit(role::organiser, request, command::renew_link{which.as, which.panellist, generation},
                       [this, loaded, then](std::optional<rejection> const& refused) {
                         if (refused) return then(*refused);
                         then(card(*loaded));
                       });
      });
    });
  }

  void forget(std::string const& id, std::function<void(std::optional<std::string>)> done) override {
    when_ready([this, id, done = std::move(done)] {
      put_away(id);
      log_.forget(id, [this, id, done](std::optional<log::fault> const& wrong) {
        if (wrong) {
          known_.insert(id);
          return done(wrong->what);
        }
        drop(id);
        done(std::nullopt);
      });
    });
  }

  void on_forgotten(std::function<void(std::string const&)> tell) override { tell_forgotten_ = std::move(tell); }

  void plan_and_status(std::string const& id, std::function<void(std::optional<std::pair<session_plan, session_status>>)> then) override {
    when_ready([this, id, then = std::move(then)] {
      if (!known_.contains(id)) return then(std::nullopt);
      with_room(id, [then](room* loaded, std::string const&) {
        if (!loaded) return then(std::nullopt);
        then(std::pair{loaded->state().plan, loaded->state().status});
      });
    });
  }

  void plan_of(std::string const& id, std::function<void(std::optional<session_plan>)> then) override {
    when_ready([this, id, then = std::move(then)] {
      with_room(id,
                [then](room* loaded, std::string const&) { then(loaded ? std::optional(plan_as_agreed(loaded->state())) : std::nullopt); });
    });
  }

  session const* state_of(std::string const& id) const override {
    auto const found = places_.find(id);
    return found == places_.end() || !found->second.loaded ? nullptr : &found->second.room->state();
  }

  std::vector<std::string> const& ids() const override { return order_; }

  void list(std::vector<std::string> const& ids, std::function<void(std::vector<wire::session_card>)> then) override {
    with_rooms<wire::session_card>(
        ids, [this](room const& loaded) { return card(loaded); }, std::move(then));
  }

  void summaries(std::function<void(std::vector<wire::session_summary>)> then) override {
    with_rooms<wire::session_summary>(
        order_, [](room const& loaded) { return report::summary_of(loaded.state(), loaded.now()); }, std::move(then));
  }

  void report(std::string_view token, std::string const& id, report::export_format const& as,
              std::function<void(report_outcome)> then) override {
    auto const link = read_token(key_, token);  // none of the organiser's
    bool const reads = link && (link->as == role::moderator || link->as == role::co_moderator || link->as == role::observer ||
                                link->as == role::rapporteur);
    bool const is_linked = reads && link->session == id;
    if (!is_linked && !is_organiser(token)) return then(no_report::unlinked);
    when_ready([this, id, &as, link, then = std::move(then)] {
      if (!known_.contains(id)) return then(no_report::no_such_session);
      with_room(id, [this, id, &as, link, then](room* loaded, std::string const&) {
        if (!loaded) return then(no_report::unreadable);
        if (link && !is_latest(*link, loaded->state())) return then(no_report::unlinked);
        reports_.make(id, loaded->state().seq, loaded->now(), as, [then](std::shared_ptr<std::string const> bytes) {
          if (bytes) return then(std::move(bytes));
          then(no_report::unreadable);
        });
      });
    });
  }

  void links_of(std::string_view token, std::function<void(std::optional<wire::console_links>)> then) override {
    auto opens = read_console_token(token);
    if (!opens) return then(std::nullopt);
    when_ready([this, opens = std::move(*opens), then = std::move(then)] {
      if (!known_.contains(opens.session)) return then(std::nullopt);
      with_room(opens.session, [this, opens, then](room* loaded, std::string const&) {
        if (!loaded || !is_latest(opens, loaded->state())) return then(std::nullopt);
        auto const all = dais::room::links_of(key_, loaded->state());
        bool const leads = opens.as == role::moderator;
        wire::console_links links{
            all, leads ? std::optional(all.moderator) : std::nullopt, leads ? std::optional(all.co_moderator) : std::nullopt, {}};
        for (auto const& [id, one] : loaded->state().tools) {
          if (one.revoked) continue;
          links.tools.push_back({id, one.name, one.rights, token_for(key_, {opens.session, role::tool, id, 0})});
        }
        then(std::move(links));
      });
    });
  }

  void personal_links(std::string_view token, std::string const& id,
                      std::function<void(std::variant<wire::personal_link_list, rejection>)> then) override {
    auto const console = read_console_token(token);
    if (!is_organiser(token) && (!console || console->session != id)) return then(refuse(reason::unknown_token));
    open_tool(console.value_or(capability{id, role::organiser, {}, 0}),
              [this, console, then = std::move(then)](std::variant<std::pair<room*, capability>, rejection> const& opened) {
                if (auto const* why = std::get_if<rejection>(&opened)) return then(*why);
                auto const& state = std::get<0>(opened).first->state();
                if (console && !is_latest(*console, state)) return then(refuse(reason::unknown_token));
                then(dais::room::personal_links_of(key_, state));
              });
  }

  bool opens_console(std::string_view token) const override {
    auto const opens = read_console_token(token);
    auto const* const s = opens ? state_of(opens->session) : nullptr;
    return s && is_latest(*opens, *s);
  }

  bool may_open(std::string_view token) const override {
    auto const opens = read_tool_token(token);
    return opens && known_.contains(opens->session);
  }

  std::string session_of(std::string_view token) const override {
    auto const opens = read_tool_token(token);
    return opens ? opens->session : std::string();
  }

  void reach(std::string_view token, std::string const& session, std::function<void(std::variant<access, rejection>)> then) override {
    auto const give = [then = std::move(then)](std::variant<std::pair<room*, capability>, rejection> const& opened) {
      if (auto const* why = std::get_if<rejection>(&opened)) return then(*why);
      auto const& [in, as] = std::get<0>(opened);
      auto const tool = as.as == role::tool ? in->state().tools.find(as.id) : in->state().tools.end();
      auto const rights = tool == in->state().tools.end() ? std::nullopt : std::optional(tool->second.rights);
      then(access{&in->state(), in->now(), in->moderators(), rights,
                  [in = in](std::function<void()> changed) { return in->watch(std::move(changed)); }});
    };
    if (is_organiser(token)) {
      open_tool({session, role::organiser, {}, 0}, give);
    } else {
      with_tool(token, session, give);
    }
  }

  void act(std::string_view token, std::string const& session, std::string const& id, maker make, std::optional<time_point> pressed,
           std::function<void(std::variant<std::uint64_t, rejection>)> done) override {
    auto const act = [id, make = std::move(make), pressed,
                      done = std::move(done)](std::variant<std::pair<room*, capability>, rejection> const& opened) {
      if (auto const* why = std::get_if<rejection>(&opened)) return done(*why);
      auto const& [in, as] = std::get<0>(opened);
      in->act({as.as, as.id}, as.generation, id, make, pressed, done);
    };
    if (is_organiser(token)) {
      open_tool({session, role::organiser, {}, 0}, act);
    } else {
      with_tool(token, session, act);
    }
  }

  void caption(std::string_view token, std::string const& session, std::string const& id, wire::given_caption one,
               std::function<void(std::variant<std::optional<std::uint64_t>, rejection>)> done) override {
    with_tool(token, session,
              [id, one = std::move(one), done = std::move(done)](std::variant<std::pair<room*, capability>, rejection> const& opened) {
                if (auto const* why = std::get_if<rejection>(&opened)) return done(*why);
                auto const& [in, as] = std::get<0>(opened);
                in->caption({as.as, as.id}, id, one, done);
              });
  }

  void follow(microphone_system& system) override {
    microphones_ = std::make_unique<microphones>(loop_, system);
    for (auto const& [id, at] : places_)
      if (at.loaded) microphones_->know(id, *at.room);
  }

  bool is_organiser(std::string_view token) const override { return is_organiser_token(key_, token); }

  code_answer try_code(origin from, std::string_view code) override {
    auto const found = codes_.find(upper(code));
    if (found != codes_.end() && entered_.contains({from, found->second})) return code_answer::opens;
    auto const now = loop_.real();
    if (wrong_codes_.wait(from, now)) {
      ++metrics_.codes_refused;
      return code_answer::too_fast;
    }
    if (found == codes_.end()) {
      ++metrics_.wrong_codes;
      wrong_codes_.take(from, now);
      return code_answer::opens_nothing;
    }
    note_entered(from, found->second);
    return code_answer::opens;
  }

  void read_published(std::string_view join_code, std::function<void(session const*)> then) override {
    auto const found = codes_.find(upper(join_code));
    if (found == codes_.end()) return then(nullptr);
    with_room(found->second, [then = std::move(then)](dais::room::room* loaded, std::string const&) {
      then(loaded && loaded->state().published ? &loaded->state() : nullptr);
    });
  }

  std::string participant(std::string const& session, std::string_view secret, std::string const* signed_in) const override {
    if (auto const link = read_personal_link(session, secret)) return link->id;
    return signed_in ? person_id(key_, session, *signed_in) : participant_id(session, secret);
  }

  void clock_preload(std::string_view join_code, std::function<void(std::optional<wire::clock_preload>)> then) override {
    auto const found = codes_.find(upper(join_code));
    if (found == codes_.end()) return then(std::nullopt);
    with_room(found->second, [this, then = std::move(then)](dais::room::room* loaded, std::string const&) {
      if (!loaded) return then(std::nullopt);
      auto const now = loaded->now();
      auto const shown = main_clock_of(loaded->state(), now);
      then(shown ? std::optional(wire::clock_preload{loaded->state().plan.title, shown->clock, now, time_scale_}) : std::nullopt);
    });
  }

  metrics& measured() override { return metrics_; }

  log::condition health() const override { return log_.health(); }

 private:
  // A room that is loaded, or being loaded with those who wait for it.
  struct place {
    std::unique_ptr<dais::room::room> room;
    bool loaded = false;
    std::optional<std::string> wrong;  // with its log
    std::vector<std::function<void(dais::room::room*, std::string const&)>> waiting;
  };

  loop& loop_;
  log::engine& log_;
  log::bulletins& bulletins_;
  link_key key_;
  std::uint32_t time_scale_;
  std::vector<std::string> const other_servers_;
  std::vector<std::string> order_;  // sessions, oldest first
  std::set<std::string> known_;
  std::map<std::string, std::string> codes_;       // sessions by join code
  std::map<std::string, std::string> being_made_;  // join codes by the sessions that are not durable yet: nobody enters those
  std::map<std::string, place> places_;
  reports reports_{loop_, log_};
  std::vector<std::unique_ptr<dais::room::room>> gone_;  // of sessions that were forgotten, until those who were in them have left
  std::function<void(std::string const&)> tell_forgotten_;
  std::unique_ptr<microphones> microphones_;
  metrics metrics_;
  bool is_saving_ = true;
  origin_budget wrong_codes_{limits::wrong_codes_burst, limits::wrong_code_interval};
  std::set<std::pair<origin, std::string>> entered_;  // from where which session was entered
  origin_budget newcomers_{limits::newcomers_burst, limits::newcomer_interval};
  bool has_all_ = false;                        // that were in the log at first
  std::vector<std::function<void()>> waiting_;  // for that
  std::unique_ptr<timer> again_, watching_;
  std::unique_ptr<log::subscription> catalogue_;
  room_connection::admit const admit_ = [this](wire::hello const& hello, source const& by, admitted then) {
    when_ready([this, hello, by, then = std::move(then)] { admit(hello, by, then); });
  };

  void watch_log() {
    auto const trouble = log_.health().trouble;
    if (trouble && is_saving_) spdlog::error("Nothing can be saved: {}.", *trouble);
    if (!trouble && !is_saving_) spdlog::info("The log takes what is appended again.");
    is_saving_ = !trouble;
    for (auto const& [id, at] : places_)
      if (at.loaded) at.room->tell_saving(is_saving_);
    watching_ = loop_.after(limits::log_watched_each, [this] { watch_log(); });
  }

  std::optional<capability> read_console_token(std::string_view token) const {
    auto opens = read_token(key_, token);
    if (opens && opens->as != role::moderator && opens->as != role::co_moderator) opens.reset();
    return opens;
  }

  // Nothing where it is none to a session that is loaded, or was replaced.
  std::optional<capability> read_personal_link(std::string const& session, std::string_view token) const {
    auto link = read_token(key_, token);
    auto const* const s = link && link->session == session && has_personal_link({link->as, link->id}) ? state_of(session) : nullptr;
    return s && is_latest(*link, *s) ? link : std::nullopt;
  }

  std::optional<capability> read_tool_token(std::string_view token) const {
    auto opens = read_token(key_, token);
    bool const sees = opens && (opens->as == role::tool || opens->as == role::observer || opens->as == role::moderator ||
                                opens->as == role::co_moderator);
    return sees ? opens : std::nullopt;
  }

  void with_tool(std::string_view token, std::string const& session,
                 std::function<void(std::variant<std::pair<room*, capability>, rejection>)> then) {
    auto const opens = read_tool_token(token);
    if (!opens || opens->session != session) return then(refuse(reason::unknown_token));
    open_tool(*opens, [opens = *opens, then = std::move(then)](std::variant<std::pair<room*, capability>, rejection> const& opened) {
      auto const* const in = std::get_if<0>(&opened);
      auto const why = in ? refuse_replaced(opens, in->first->state()) : std::nullopt;
      then(why ? *why : opened);
    });
  }

  void open_tool(capability const& opens, std::function<void(std::variant<std::pair<room*, capability>, rejection>)> then) {
    when_ready([this, opens, then = std::move(then)] {
      if (!known_.contains(opens.session)) return then(refuse(reason::unknown_session));
      with_room(opens.session, [opens, then](room* loaded, std::string const&) {
        if (!loaded) return then(refuse(reason::record_unreadable));
        then(std::pair(loaded, opens));
      });
    });
  }

  void follow_log() {
    catalogue_ = log_.follow_sessions(
        [this](std::span<std::string const> ids) {
          for (auto const& id : ids) know(id);
        },
        [this] {
          has_all_ = true;
          for (auto const& one : std::exchange(waiting_, {})) one();
        },
        [this](log::fault const& why) {
          spdlog::error("the sessions in the log cannot be read: {}", why.what);
          again_ = loop_.after(limits::sessions_again, [this] { follow_log(); });
        });
  }

  void make(session_plan const& plan, std::string const& wanted_id,
            std::function<void(std::variant<wire::session_card, std::string>)> const& then) {
    auto id = wanted_id;
    for (int n = 2; is_taken(id); ++n) id = wanted_id + "-" + std::to_string(n);
    being_made_.emplace(id, join_code(key_, id));
    log_.append(id, "created", write_payload({{role::system, {}}, event::session_created{id, plan}}),
                [this, id, plan, wanted_id, then](log::append_outcome const& result) {
                  being_made_.erase(id);
                  if (auto const* never = std::get_if<log::not_appended>(&result)) return then(never->what);
                  if (auto const* doubtful = std::get_if<log::unknown>(&result)) return then(doubtful->what);
                  know(id);
                  // Another node's, with another plan.
                  if (std::holds_alternative<log::was_there>(result)) return make(plan, wanted_id, then);
                  with_room(id, [this, then](room* loaded, std::string const& wrong) {
                    if (loaded) return then(card(*loaded));
                    then(wrong);
                  });
                });
  }

  void open_known(std::string const& id, std::function<void(std::optional<std::string>)> const& done) {
    with_room(id, [done](room* loaded, std::string const& wrong) {
      if (!loaded) return done(wrong);
      if (loaded->state().status != session_status::prepared) return done(std::nullopt);
      auto const revision = loaded->state().revision;
      loaded->submit(
          role::system, "open_session/" + std::to_string(revision), command::open_session{revision},
          [done](std::optional<rejection> const& refused) { done(refused ? std::optional(english::of(*refused)) : std::nullopt); });
    });
  }

  // Its room appends nothing any more, nor does anybody who comes back to it before it is gone.
  void put_away(std::string const& id) {
    std::erase_if(gone_, [](auto const& one) { return one->is_empty(); });
    if (microphones_) microphones_->forget(id);
    reports_.forget(id);
    known_.erase(id);
    auto found = places_.extract(id);
    if (!found) return;
    for (auto const& one : found.mapped().waiting) one(nullptr, "it was deleted");
    if (!found.mapped().room) return;
    found.mapped().room->end(close_code::forgotten);
    gone_.push_back(std::move(found.mapped().room));
  }

  void drop(std::string const& id) {
    std::erase(order_, id);
    codes_.erase(join_code(key_, id));
    if (tell_forgotten_) tell_forgotten_(id);
  }

  void know(std::string const& id) {
    if (!known_.insert(id).second) return;
    order_.push_back(id);
    codes_.emplace(join_code(key_, id), id);
  }

  // A session whose join code is that of another could not be joined.
  bool is_taken(std::string const& id) const {
    auto const code = join_code(key_, id);
    return known_.contains(id) || codes_.contains(code) ||
           std::any_of(being_made_.begin(), being_made_.end(), [&](auto const& one) { return one.first == id || one.second == code; });
  }

  // Why what opened a session opens it no more.
  static std::optional<rejection> refuse_replaced(capability const& link, session const& of) {
    if (!is_latest(link, of)) return refuse(reason::link_replaced);
    if (link.as != role::tool) return std::nullopt;
    auto const tool = of.tools.find(link.id);
    bool const is_admitted = tool != of.tools.end() && !tool->second.revoked;
    return is_admitted ? std::nullopt : std::optional(refuse(reason::token_revoked));
  }

  static bool is_latest(capability const& link, session const& of) {
    return link.generation == generation_of(of.links, {link.as, link.id});
  }

  wire::session_card card(room const& r) const { return dais::room::card_of(key_, r.state()); }

  // `then` gets what `make` makes of each of these rooms, without those whose log cannot be read.
  template <typename Made>
  void with_rooms(std::vector<std::string> const& ids, std::function<Made(room const&)> make, std::function<void(std::vector<Made>)> then) {
    struct pending_list {
      std::size_t awaited;
      std::vector<std::optional<Made>> made;
      std::function<Made(room const&)> make;
      std::function<void(std::vector<Made>)> then;
    };
    if (ids.empty()) return then({});
    auto const all = std::make_shared<pending_list>(
        pending_list{ids.size(), std::vector<std::optional<Made>>(ids.size()), std::move(make), std::move(then)});
    for (std::size_t i = 0; i < ids.size(); ++i) {
      with_room(ids[i], [i, all](room* loaded, std::string const&) {
        if (loaded) all->made[i] = all->make(*loaded);
        if (--all->awaited != 0) return;
        std::vector<Made> made;
        for (auto& one : all->made) {
          if (one) made.push_back(std::move(*one));
        }
        all->then(std::move(made));
      });
    }
  }

  // `then` gets the room; or nothing, and what is wrong with its log or that there is none.
  void with_room(std::string const& id, std::function<void(room*, std::string const&)> then) {
    if (!known_.contains(id)) return then(nullptr, "it was deleted");
    auto& at = places_[id];
    if (at.loaded) return then(at.room.get(), {});
    if (at.wrong) return then(nullptr, *at.wrong);
    at.waiting.push_back(std::move(then));
    if (at.room) return;
    at.room = std::make_unique<dais::room::room>(
        loop_, log_, bulletins_, key_, id, time_scale_, other_servers_, metrics_,
        [this, id](std::optional<std::string> const& wrong) {
          auto& here = places_.at(id);
          here.loaded = !wrong;
          here.wrong = wrong;
          if (!wrong && microphones_) microphones_->know(id, *here.room);
          for (auto const& one : std::exchange(here.waiting, {})) one(wrong ? nullptr : here.room.get(), wrong.value_or(""));
        },
        [this, id] {
          put_away(id);
          drop(id);
        });
  }

  // Who guesses codes in a hall is not in the way of those in the hall: what they know opens.
  void note_entered(origin from, std::string const& session) {
    if (entered_.size() >= limits::origins_counted) entered_.erase(entered_.begin());
    entered_.emplace(from, session);
  }

  void admit(wire::hello const& hello, source const& by, admitted then) {
    auto const nowhere = [&](rejection why) { then(refusal{std::move(why), close_code::unauthorised}); };
    capability opens;
    if (hello.token.find('.') == std::string::npos) {
      auto const answer = try_code(by.from, hello.token);
      if (answer == code_answer::too_fast) return then(refusal{refuse(reason::codes_too_fast), close_code::flood});
      if (answer == code_answer::opens_nothing) return nowhere(refuse(reason::unknown_token));
      opens = {codes_.at(upper(hello.token)), role::participant, {}, 0};
    } else if (auto token = read_token(key_, hello.token); token && token->as != role::rapporteur) {
      opens = std::move(*token);
      note_entered(by.from, opens.session);
    } else {
      return nowhere(refuse(reason::unknown_token));
    }
    if (!known_.contains(opens.session)) return nowhere(refuse(reason::unknown_session));
    actor who{opens.as, opens.id};
    if (has_personal_link(who)) {
      // Whoever has one of their own needs neither to sign in nor a browser that keeps a secret.
    } else if (opens.as == role::participant && by.person) {
      if (by.person->empty()) return nowhere(refuse(reason::sign_in_needed));
      who.id = participant(opens.session, {}, by.person.get());
    } else if (opens.as == role::participant) {
      auto const size = hello.participant ? hello.participant->size() : 0;
      if (size < limits::secret_length_min || size > limits::secret_length_max) {
        auto refused = refuse_beyond(reason::bad_secret, limits::secret_length_max);
        refused.least = limits::secret_length_min;
        return nowhere(std::move(refused));
      }
      who.id = participant(opens.session, *hello.participant, nullptr);
    }
    auto code = opens.as == role::participant || opens.as == role::panellist ? std::nullopt : std::optional(join_code(key_, opens.session));
    with_room(opens.session, [this, pass = hello.pass, opens, who = std::move(who), code = std::move(code), then = std::move(then)](
                                 room* loaded, std::string const&) {
      if (!loaded) {
        return then(refusal{refuse(reason::record_unreadable), close_code::unauthorised});
      }
      auto const& people = loaded->state().panellists;
      if (who.as == role::panellist && std::none_of(people.begin(), people.end(), [&](auto const& p) { return p.id == who.id; })) {
        return then(refusal{refuse(reason::no_longer_on_panel), close_code::unauthorised});
      }
      if (auto const why = refuse_replaced(opens, loaded->state())) return then(refusal{*why, close_code::unauthorised});
      bool const was_in = loaded->state().participants.contains(who.id) || (pass && is_pass(key_, opens.session, who.id, *pass));
      if (who.as == role::participant && loaded->state().locked && !was_in) {
        return then(refusal{refuse(reason::session_locked), close_code::locked});
      }
      bool const came_by_code = who.as == role::participant && !has_personal_link(who);
      if (came_by_code && loaded->state().personal_links_only && !was_in) {
        return then(refusal{refuse(reason::personal_link_needed), close_code::unauthorised});
      }
      then(admission{loaded, who, code});
    });
  }
};

}  // namespace

std::unique_ptr<rooms> rooms::make(loop& on, log::engine& engine, log::bulletins& nodes, link_key key, std::uint32_t time_scale,
                                   std::vector<std::string> other_servers) {
  return std::make_unique<rooms_of_a_log>(on, engine, nodes, key, time_scale, std::move(other_servers));
}

}  // namespace dais::room
