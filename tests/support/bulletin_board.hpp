#pragma once

#include "log/bulletins.hpp"
#include "room/loop.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dais::log {

// What several nodes of a test say, each of which hears of the others after a delay, or of nobody while it is cut off.
class bulletin_board {
 public:
  static constexpr duration delay = std::chrono::milliseconds(30);
  static constexpr duration expiry = std::chrono::seconds(5);

  // Must outlive its nodes.
  explicit bulletin_board(room::loop& on) : loop_(on) {}

  // Everybody hears all that `node` says until it is destroyed. Its bulletins are there for `expiry` after that.
  class node final : public bulletins {
   public:
    node(bulletin_board& on, std::string name) : board_(on), name_(std::move(name)) { board_.nodes_.push_back(this); }
    ~node() override {
      std::erase(board_.nodes_, this);
      board_.timers_.push_back(board_.loop_.after(expiry, [&board = board_, name = name_] { board.drop(name); }));
    }

    // As a node that was killed, or has no network.
    void fall_silent() { is_silent_ = true; }

    void say(std::string const& session, std::string bulletin) override {
      if (is_silent_) return;
      board_.timers_.push_back(board_.loop_.after(delay, [&board = board_, name = name_, session, bulletin = std::move(bulletin)] {
        auto& said = board.said_[session];
        if (bulletin.empty())
          said.erase(name);
        else
          said[name] = bulletin;
        board.tell(session);
      }));
    }

    std::unique_ptr<subscription> follow(std::string const& session, std::function<void(by_node const&)> hear) override {
      auto by = std::make_unique<handle>(*this);
      subscriptions_.push_back({by.get(), session, std::move(hear)});
      board_.timers_.push_back(board_.loop_.after(delay, [&board = board_, session] { board.tell(session); }));
      return by;
    }

   private:
    friend class bulletin_board;
    struct handle final : subscription {
      explicit handle(node& of) : of_(of) {}
      ~handle() override {
        std::erase_if(of_.subscriptions_, [this](auto const& one) { return one.by == this; });
      }
      node& of_;
    };
    struct subscription_state {
      handle* by;
      std::string session;
      std::function<void(by_node const&)> hear;
    };
    bulletin_board& board_;
    std::string name_;
    bool is_silent_ = false;
    std::vector<subscription_state> subscriptions_;
  };

 private:
  room::loop& loop_;
  std::vector<node*> nodes_;
  std::map<std::string, bulletins::by_node> said_;
  std::vector<std::unique_ptr<room::timer>> timers_;

  void tell(std::string const& session) {
    for (auto* one : nodes_) {
      auto others = said_[session];
      others.erase(one->name_);
      for (auto const& f : one->subscriptions_)
        if (f.session == session) f.hear(others);
    }
  }

  void drop(std::string const& name) {
    for (auto& [session, said] : said_)
      if (said.erase(name) != 0) tell(session);
  }
};

}  // namespace dais::log
