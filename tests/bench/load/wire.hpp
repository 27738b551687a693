#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <sys/types.h>

// What the load needs of sockets, of WebSocket frames and of the server's process; nothing of what is said in the frames.
namespace bench {

using nanoseconds = std::int64_t;

nanoseconds now();  // CLOCK_MONOTONIC, which all processes of the machine share

// Says what is wrong and ends the process.
[[noreturn]] void fail(std::string const& what);

void raise_descriptor_limit();

// Begins to connect to 127.0.0.1. The source address is one of eight, by `number`, so that there are ports for 200,000 connections.
// A `receive_buffer` of 0 is the kernel's own choice.
int begin_connection(std::uint16_t port, std::size_t number, int receive_buffer);

// All connections that begin from now on are by TLS, whoever the server says it is.
void speak_tls();

// Closes without a goodbye, and leaves nothing in TIME_WAIT.
void cut(int descriptor);

// A load that has more to say than the kernel takes at once is asked for too much: that fails. By TLS it waits for the handshake.
void send_all(int descriptor, std::string_view bytes);

// As recv(2); 0 at the end, -1 and EAGAIN where there is nothing now.
ssize_t receive(int descriptor, std::span<char> into);

// Whether something waits to be received that the kernel does not know of.
bool has_arrived(int descriptor);

std::string handshake(std::string_view path, std::string_view subprotocol);

// Masked, as a client's frames have to be, by zero.
std::string text_frame(std::string_view text);
std::string pong_frame(std::string_view payload);

enum class opcode : unsigned char { text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// The frames in what came, each as soon as it is whole. What is left of one is kept until the next bytes.
class frame_reader {
 public:
  void take(std::string_view bytes, std::function<void(opcode, std::string_view payload)> const& each);
  void forget() { partial_ = {}; }

 private:
  std::string partial_;
};

struct usage {
  double cpu_seconds = 0;
  std::uint64_t resident_kib = 0;
};
usage usage_of(int process);  // nothing where it is 0

// What the kernel holds in the buffers of all TCP sockets of the machine.
double kernel_socket_kib();

// The same and all else that the kernel has made: sockets, descriptors, what epoll keeps.
double kernel_kib();

}  // namespace bench
