#include "room/connection.hpp"

#include "room/frame.hpp"
#include "room/limits.hpp"
#include "wire/codec.hpp"

namespace dais::room {

room_connection::room_connection(loop& on, outbox& to, metrics& counted, source from, origin_budget& newcomers, admit const& how)
    : loop_(on), to_(to), metrics_(counted), from_(from), newcomers_(newcomers), admit_(how) {}

room_connection::~room_connection() {
  if (alive_) *alive_ = false;
  if (room_) room_->leave(number_);
}

void room_connection::receive(std::string_view text) {
  auto read = read_frame(text);
  if (auto const* fault = std::get_if<frame_fault>(&read)) {
    refuse(fault->id, fault->why);
    // A page of ours never does this; a script that goes on and on only costs everybody's time.
    if (++faults_ > limits::faults_forgiven) to_.close(close_code::bad_frame);
    return;
  }
  std::visit([this](auto const& message) { on(message); }, std::get<wire::from_page>(read));
}

void room_connection::drained() {
  if (room_) room_->drained(number_);
}

void room_connection::on(wire::hello const& hello) {
  if (greeted_) return refuse({}, dais::refuse(reason::already_greeted));
  greeted_ = true;
  alive_ = std::make_shared<bool>(true);
  admit_(hello, from_, [this, hello, alive = alive_](std::variant<admission, refusal> result) {
    if (!*alive) return;
    alive_.reset();
    if (auto const* refused = std::get_if<refusal>(&result)) {
      refuse({}, refused->why);
      return to_.close(refused->code);
    }
    auto& in = std::get<admission>(result);
    if (in.who.as == role::participant && !to_.admits_audience()) {
      ++metrics_.crowded;
      return to_.close(close_code::crowded);
    }
    to_.let_in();
    if (in.who.as == role::participant) to_.let_rest();
    std::optional<room::position> from;
    if (hello.epoch && hello.seq) from = room::position{*hello.epoch, *hello.seq};
    if (moderates(in.who.as)) pace_ = {limits::moderator_commands_burst, limits::moderator_command_interval};
    room_ = in.into;
    number_ = room_->enter(to_, std::move(in.who), from_, std::move(in.join_code), std::move(from), hello.inflates.value_or(false));
  });
}

void room_connection::on(wire::ping const& ping) { to_.send(make_frame(wire::pong{ping.sent, room_ ? room_->now() : loop_.now()})); }

void room_connection::on(wire::command const& command) {
  if (!room_) return refuse(command.id, dais::refuse(reason::hello_expected));
  if (command.id.empty() || command.id.size() > limits::command_id_length) {
    return refuse(command.id, refuse_beyond(reason::bad_command_id, limits::command_id_length));
  }
  if (too_fast()) return refuse(command.id, dais::refuse(reason::too_fast));
  if (command.query_outcome.value_or(false)) {
    room_->query_outcome(number_, command.id, command.command);
  } else if (auto const why_not = refuse_newcomer()) {
    refuse(command.id, *why_not);
  } else {
    room_->submit(number_, command.id, command.command, command.pressed);
  }
}

void room_connection::on(wire::claim const& claim) {
  if (!room_) return refuse({}, dais::refuse(reason::hello_expected));
  if (too_fast()) return refuse({}, dais::refuse(reason::too_fast));
  if (auto const wrong = room_->claim(number_, claim.question)) refuse({}, *wrong);
}

void room_connection::on(wire::preview_catch_up const&) {
  if (!room_) return refuse({}, dais::refuse(reason::hello_expected));
  if (too_fast()) return refuse({}, dais::refuse(reason::too_fast));
  if (auto const wrong = room_->preview_catch_up(number_)) refuse({}, *wrong);
}

void room_connection::on(wire::put_out const& asked) {
  if (!room_) return refuse({}, dais::refuse(reason::hello_expected));
  if (too_fast()) return refuse({}, dais::refuse(reason::too_fast));
  if (auto const wrong = room_->put_out(number_, asked.device)) refuse({}, *wrong);
}

void room_connection::on(wire::preview_removal const& asked) {
  if (!room_) return refuse({}, dais::refuse(reason::hello_expected));
  if (too_fast()) return refuse({}, dais::refuse(reason::too_fast));
  if (auto const wrong = room_->preview_removal(number_, asked)) refuse({}, *wrong);
}

void room_connection::on(wire::admit_origin const& asked) {
  if (!room_) return refuse({}, dais::refuse(reason::hello_expected));
  if (too_fast()) return refuse({}, dais::refuse(reason::too_fast));
  if (auto const wrong = room_->admit_origin(number_, asked.origin)) refuse({}, *wrong);
}

void room_connection::on(wire::read_captions const& asked) {
  if (!room_) return refuse({}, dais::refuse(reason::hello_expected));
  if (too_fast()) return refuse({}, dais::refuse(reason::too_fast));
  if (auto const wrong = room_->read_captions(number_, asked.on)) refuse({}, *wrong);
}

void room_connection::refuse(std::optional<std::string> const& id, rejection const& why) {
  ++metrics_.rejected[why.code];
  to_.send(id ? make_frame(wire::reply{*id, {}, why}) : make_frame(wire::error{why}));
}

// By their first command a session comes to know a participant, and keeps them for good. Who looks on only is nobody to it.
std::optional<rejection> room_connection::refuse_newcomer() {
  if (is_counted_) return {};
  if (room_->is_newcomer(number_)) {
    if (auto const why_not = room_->refuse_newcomer(number_, newcomers_)) return why_not;
  }
  is_counted_ = true;
  return {};
}

bool room_connection::too_fast() {
  auto const now = loop_.real();
  if (pace_.wait(paced_since_, now)) return true;
  paced_since_ = pace_.taken(paced_since_, now);
  return false;
}

}  // namespace dais::room
