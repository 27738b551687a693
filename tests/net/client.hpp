#pragma once

#include "net/certificate.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// A client made of nothing but a socket, so that it can do what no library would: read slowly, send what is not valid. Never blocks.
class client {
 public:
  struct options {
    int receive_buffer = 0;          // of the kernel, in bytes; 0: as it comes
    std::string from = "127.0.0.1";  // address of this side, in 127.0.0.0/8
    bool by_tls = false;             // which begins with what is sent first
    int newest_tls = 0;              // of its versions, as OpenSSL numbers them; 0: as it comes
  };

  explicit client(std::uint16_t port) : client(port, options{}) {}
  client(std::uint16_t port, options const&);
  client(client const&) = delete;
  ~client();

  // Sends now what the socket takes, and the rest with the next `pump`.
  void send(std::string_view bytes);

  // Sends what waits and reads what has come, up to so many bytes.
  void pump(std::size_t at_most = 1 << 20);

  // Sends no more, and the other side sees the end.
  void finish();

  std::string received;  // and not taken yet
  bool ended = false;    // the other side sends no more
  std::size_t unsent() const { return unsent_.size(); }

  // Of the certificate that was shown: its number and the version of TLS. Empty without it.
  std::string shown() const;

 private:
  long write(char const* bytes, std::size_t size);
  long read(char* bytes, std::size_t size);

  int fd_;
  std::unique_ptr<ssl_st, dais::net::tls_deleter> tls_;
  std::string unsent_;
};

// The same after a WebSocket handshake.
class web_client : public client {
 public:
  struct frame {
    unsigned opcode;
    std::string payload;
  };

  // Sends the request to upgrade.
  explicit web_client(std::uint16_t port, options const& = {}, std::string const& protocol_field = "Sec-WebSocket-Protocol: dais.v1\r\n");

  void send_text(std::string_view text) { send_frame(1, text); }
  void send_frame(unsigned opcode, std::string_view payload, bool final = true);

  // Reads, and takes apart what has come. Throws if the server sends what RFC 6455 forbids it.
  void pump(std::size_t at_most = 1 << 20);

  std::string handshake;      // the answer to the request, when it is whole
  std::vector<frame> frames;  // that came, whole

  // Of the close frame that came; 0 before.
  unsigned close_code() const;

  // The frames of text.
  std::vector<std::string> texts() const;
};

// One HTTP answer.
struct answer {
  unsigned status = 0;
  std::string head, body;
  std::string field(std::string const& name) const;  // empty where there is none
};

// Takes a whole answer off what was received; status 0 if it is not whole yet. `to_head`: it has no body.
answer take_answer(std::string& received, bool to_head = false);
