#include "room/webhooks.hpp"

#include "room/limits.hpp"
#include "room/webhook_signature.hpp"
#include "wire/describe_webhooks.hpp"
#include "wire/json_read.hpp"
#include "wire/json_text.hpp"
#include "wire/json_write.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace dais::room {
namespace {

wire::kept_webhooks read_kept(std::string const& text) {
  wire::kept_webhooks kept;
  if (text.empty()) return kept;
  auto const read = read_json(text, line_numbers::omitted);
  auto const* const document = std::get_if<json_document>(&read);
  bool const is_good =
      document && !read_value(document->value, kept) && kept.format == wire::kept_webhooks{}.format &&
      std::all_of(kept.webhooks.begin(), kept.webhooks.end(), [](auto const& one) { return is_webhook_secret(one.secret); });
  if (!is_good) throw std::runtime_error("is not what this release writes: put the right one back, or remove it to have no webhooks");
  return kept;
}

}  // namespace

webhooks::webhooks(loop& on, log::engine& engine, poster& by, std::uint32_t time_scale, std::function<time_point()> wall,
                   std::string const& kept, keep to)
    : ground_{on, engine, by, time_scale, std::move(wall), [this] { changed(); }, [this] { return number('d'); }}, keep_(std::move(to)) {
  auto before = read_kept(kept);
  latest_ = before.latest;
  for (auto& one : before.webhooks) all_.emplace_back(ground_, std::move(one));
  follow();
}

void webhooks::follow() {
  catalogue_ = ground_.engine.follow_sessions(
      [this](std::span<std::string const> some) {
        for (auto const& one : some) {
          sessions_.push_back(one);
          for (auto& courier : all_) courier.know(one);
        }
      },
      [this] {
        for (auto& courier : all_) courier.know_all();
      },
      [this](log::fault const&) {
        again_ = ground_.on.after(limits::sessions_again, [this] {
          sessions_.clear();
          follow();
        });
      });
}

void webhooks::forget(std::string const& session) {
  std::erase(sessions_, session);
  for (auto& courier : all_) courier.forget(session);
}

wire::webhook_list webhooks::list() const {
  wire::webhook_list all;
  for (auto const& one : all_) all.webhooks.push_back(one.card());
  return all;
}

void webhooks::add(wire::new_webhook const& asked, std::function<void(std::variant<wire::webhook_card, outcome>)> then) {
  if (all_.size() >= limits::webhooks) return then(outcome::full);
  wire::kept_webhook made;
  made.id = number('w');
  made.url = asked.url;
  made.secret = random_webhook_secret();
  made.about = asked.about.value_or(std::vector{wire::webhook_subject::session, wire::webhook_subject::segment,
                                                wire::webhook_subject::phase, wire::webhook_subject::question});
  made.created = ground_.on.now();
  auto const id = made.id;
  auto& courier = all_.emplace_back(ground_, std::move(made));
  for (auto const& one : sessions_) courier.know(one);
  write_and([this, id, then = std::move(then)](bool is_kept) {
    auto const found = find(id);
    if (found == all_.end()) return then(outcome::unknown);
    if (is_kept) return then(found->card());
    all_.erase(found);
    then(outcome::not_kept);
  });
}

void webhooks::remove(std::string const& id, done then) {
  auto const found = find(id);
  if (found == all_.end()) return then(outcome::unknown);
  all_.erase(found);
  write_and([then = std::move(then)](bool is_kept) { then(is_kept ? outcome::done : outcome::not_kept); });
}

void webhooks::go_on(std::string const& id, done then) {
  auto const found = find(id);
  if (found == all_.end()) return then(outcome::unknown);
  found->go_on();
  then(outcome::done);
}

void webhooks::remove_letter(std::string const& letter, done then) {
  auto const found = holder_of(letter);
  if (found == all_.end()) return then(outcome::unknown);
  found->remove(letter);
  write_and([then = std::move(then)](bool is_kept) { then(is_kept ? outcome::done : outcome::not_kept); });
}

void webhooks::test(std::string const& id, tried then) {
  auto const found = find(id);
  if (found == all_.end()) return then(std::nullopt);
  found->test([then = std::move(then)](wire::webhook_tried const& became) { then(became); });
}

void webhooks::send_again(std::string const& letter, tried then) {
  auto const found = holder_of(letter);
  if (found == all_.end()) return then(std::nullopt);
  found->send_again(letter, std::move(then));
}

void webhooks::close(std::function<void()> then) {
  bool const is_needed = !all_.empty();
  auto const last = kept();
  all_.clear();
  sessions_.clear();
  catalogue_.reset();
  next_.reset();
  alive_.reset();
  if (!is_needed) return then();
  ground_.on.work([last, by = keep_] { by(last); }, std::move(then));
}

std::string webhooks::kept() const {
  wire::kept_webhooks all;
  all.latest = latest_;
  for (auto const& one : all_) all.webhooks.push_back(one.kept());
  return to_json(all, nulls::left_out);
}

// Events are delivered faster than it is worth to write each down: those that were delivered since are posted again after a crash.
void webhooks::changed() {
  if (!next_) next_ = ground_.on.after(limits::webhooks_kept_each, [this] { write(); });
}

void webhooks::write_and(std::function<void(bool)> then) {
  to_tell_.push_back(std::move(then));
  write();
}

void webhooks::write() {
  next_.reset();
  is_stale_ = is_keeping_;
  if (std::exchange(is_keeping_, true)) return;
  auto const text = std::make_shared<std::string const>(kept());
  auto const wrong = std::make_shared<std::optional<std::string>>();
  auto told = std::make_shared<std::vector<std::function<void(bool)>>>(std::exchange(to_tell_, {}));
  ground_.on.work([text, wrong, by = keep_] { *wrong = by(*text); },
                  [this, alive = std::weak_ptr(alive_), wrong, told] {
                    if (alive.expired()) return;
                    is_keeping_ = false;
                    if (*wrong) spdlog::error("What is to be kept of webhooks could not be: {}", **wrong);
                    for (auto const& one : *told) one(!*wrong);
                    if (std::exchange(is_stale_, false)) {
                      write();
                    } else if (*wrong) {
                      changed();
                    }
                  });
}

std::list<webhook_courier>::iterator webhooks::find(std::string const& id) {
  return std::find_if(all_.begin(), all_.end(), [&](auto const& one) { return one.kept().id == id; });
}

std::list<webhook_courier>::iterator webhooks::holder_of(std::string const& letter) {
  return std::find_if(all_.begin(), all_.end(), [&](auto const& one) { return one.has(letter); });
}

std::string webhooks::number(char kind) { return kind + std::to_string(++latest_); }

}  // namespace dais::room
