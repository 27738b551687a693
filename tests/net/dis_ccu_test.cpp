#include "net/dis_ccu_line.hpp"

#include "catch.hpp"
#include "net/dis_ccu_state.hpp"
#include "net/limits.hpp"
#include "net/microphone_systems.hpp"

#include <string>

using namespace dais;
using namespace dais::net;
using kind = dis_ccu_line::kind;

namespace {

std::string told(std::optional<room::microphone_event> const& what) {
  struct teller {
    static std::string all(std::vector<std::uint32_t> const& units) {
      std::string text;
      for (auto const one : units) text += " " + std::to_string(one);
      return text;
    }
    std::string operator()(room::microphones_connected const& e) { return "there:" + all(e.open) + ", requesting:" + all(e.requesting); }
    std::string operator()(room::microphones_lost const&) { return "lost"; }
    std::string operator()(room::microphone_requested const& e) { return "requested " + std::to_string(e.unit); }
    std::string operator()(room::microphone_request_ended const& e) { return "request ended " + std::to_string(e.unit); }
    std::string operator()(room::microphone_opened const& e) { return "opened " + std::to_string(e.unit); }
    std::string operator()(room::microphone_closed const& e) { return "closed " + std::to_string(e.unit); }
  };
  return what ? std::visit(teller(), *what) : "";
}

}  // namespace

TEST_CASE("lines of a DIS-CCU are read, whatever their case and whatever follows") {
  CHECK(read_dis_ccu("mic_on 212") == dis_ccu_line{kind::mic_on, 212});
  CHECK(read_dis_ccu("MIC_OFF  7 ") == dis_ccu_line{kind::mic_off, 7});
  CHECK(read_dis_ccu(" mic_request_on 65535 3") == dis_ccu_line{kind::mic_request_on, 65535});
  CHECK(read_dis_ccu("mic_request_off 1") == dis_ccu_line{kind::mic_request_off, 1});
  CHECK(read_dis_ccu("mic_status_done") == dis_ccu_line{kind::mic_status_done, 0});
  CHECK(read_dis_ccu("seat_state 12 passive John Jones") == dis_ccu_line{kind::seat_passive, 12});
  for (auto const* other : {"", "mic_on", "mic_on x", "mic_on 0", "mic_on 65536", "mic_on -1", "mic_on 1x", "mic_on_all 3", "mic_mode auto",
                            "seat_state 12 active John Jones", "seat_state passive", "command_error unknown command"}) {
    CAPTURE(other);
    CHECK_FALSE(read_dis_ccu(other));
  }
}

TEST_CASE("lines of a DIS-CCU end with CR, LF or both, and come in any pieces") {
  std::string const all = "mic_on 1\r\nmic_on 2\rmic_on 3\n\nhello\r\nmic_off 1\r\n";
  for (std::size_t piece = 1; piece <= all.size(); ++piece) {
    dis_ccu_reader reader;
    std::vector<dis_ccu_line> lines;
    for (std::size_t at = 0; at < all.size(); at += piece) {
      for (auto const& one : reader.take(std::string_view(all).substr(at, piece))) lines.push_back(one);
    }
    CHECK(lines == std::vector<dis_ccu_line>{{kind::mic_on, 1}, {kind::mic_on, 2}, {kind::mic_on, 3}, {kind::mic_off, 1}});
  }
}

TEST_CASE("a line of a DIS-CCU that has no end takes no memory, and what follows it is read") {
  dis_ccu_reader reader;
  CHECK(reader.take(std::string(limits::microphone_line * 3, ' ') + "mic_on 1\r\nmic_on 2\r\n") ==
        std::vector<dis_ccu_line>{{kind::mic_on, 2}});
}

TEST_CASE("what is asked of a DIS-CCU is a line of its protocol") {
  CHECK(dis_ccu_mic_on(12) == "mic_on 12\r\n");
  CHECK(dis_ccu_mic_off(12) == "mic_off 12\r\n");
  CHECK(dis_ccu_status() == "mic_status\r\n");
  CHECK(read_dis_ccu("mic_on 12")->seat == 12);
}

TEST_CASE("a DIS-CCU is there when it has told all, and tells changes from then on, each once") {
  dis_ccu_state state;
  CHECK(told(state.take({kind::mic_on, 3})).empty());
  CHECK(told(state.take({kind::mic_on, 1})).empty());
  CHECK(told(state.take({kind::mic_request_on, 5})).empty());
  CHECK(told(state.take({kind::mic_request_on, 6})).empty());
  CHECK(told(state.take({kind::mic_request_off, 6})).empty());
  CHECK_FALSE(state.is_whole());
  CHECK(told(state.take({kind::mic_status_done, 0})) == "there: 3 1, requesting: 5");
  CHECK(state.is_whole());
  CHECK(told(state.take({kind::mic_on, 3})).empty());
  CHECK(told(state.take({kind::mic_on, 5})) == "opened 5");
  CHECK(told(state.take({kind::mic_request_off, 5})) == "request ended 5");
  CHECK(told(state.take({kind::mic_off, 3})) == "closed 3");
  CHECK(told(state.take({kind::mic_off, 3})).empty());
  CHECK(told(state.take({kind::mic_request_on, 8})) == "requested 8");
  CHECK(told(state.take({kind::mic_status_done, 0})).empty());
}

TEST_CASE("a unit of a DIS-CCU that is gone is closed") {
  dis_ccu_state state;
  state.take({kind::mic_on, 3});
  state.take({kind::mic_request_on, 4});
  state.take({kind::mic_status_done, 0});
  CHECK(told(state.take({kind::seat_passive, 3})) == "closed 3");
  CHECK(told(state.take({kind::seat_passive, 3})).empty());
  CHECK(told(state.take({kind::seat_passive, 4})) == "request ended 4");
}

TEST_CASE("the address of a microphone system is one of a protocol that is spoken") {
  using at = listen_address;
  CHECK(read_microphone_address("dis-ccu://192.0.2.10") == microphone_address{"dis-ccu", at{"192.0.2.10", 3142}});
  CHECK(read_microphone_address("dis-ccu://127.0.0.1:4000") == microphone_address{"dis-ccu", at{"127.0.0.1", 4000}});
  CHECK(read_microphone_address("dis-ccu://[2001:db8::1]") == microphone_address{"dis-ccu", at{"2001:db8::1", 3142}});
  for (auto const* wrong : {"", "192.0.2.10", "dis-ccu://", "dis-ccu://ccu.local", "dis-ccu://192.0.2.10:0", "tcp://192.0.2.10"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_microphone_address(wrong));
  }
}
