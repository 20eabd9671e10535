#pragma once

#include <httplib.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace korridor::server {

/// What one connection may cost the server.
struct ConnectionLimits {
  int threads = 48;           ///< connections that are answered at once
  std::size_t waiting = 256;  ///< connections that wait for a thread; more get 503 at once
  double request_s = 10;      ///< from the first byte of a request to its last
  double idle_s = 5;          ///< between requests
  double write_s = 10;        ///< for a reply, and a second more for each 64 KiB
  int requests = 1000;        ///< on one connection
  std::size_t head_bytes = 64U << 10U;
  std::size_t body_bytes = 4U << 20U;
};

/// A socket whose reads and writes have to be done by a point in time, however slowly the other side trickles.
class DeadlineStream final : public httplib::Stream {
 public:
  DeadlineStream(socket_t socket, const ConnectionLimits& limits);
  using Clock = std::chrono::steady_clock;
  /// Waits for the first byte of a request, then starts its time and its count of bytes. False: nothing came.
  [[nodiscard]] bool start_request(double idle_s, const std::function<bool()>& hurry);

  [[nodiscard]] bool is_readable() const override;
  [[nodiscard]] bool is_writable() const override;
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* from, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  [[nodiscard]] socket_t socket() const override { return socket_; }

 private:
  [[nodiscard]] bool fill();
  [[nodiscard]] bool wait(short events, Clock::time_point until) const;
  socket_t socket_;
  const ConnectionLimits& limits_;
  Clock::time_point read_until_{};
  std::size_t budget_ = 0;  // bytes that this request may still bring
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
};

/// A fixed number of threads and a bounded line before them. Who comes when it is full is served with is_refusing()
/// true, by the thread that accepts.
class BoundedQueue final : public httplib::TaskQueue {
 public:
  explicit BoundedQueue(const ConnectionLimits& limits);
  void enqueue(std::function<void()> task) override;
  void shutdown() override;
  [[nodiscard]] static bool is_refusing();
  /// True while others wait for a thread: idle connections then make room.
  [[nodiscard]] static bool is_crowded();

 private:
  void work();
  std::size_t waiting_limit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

/// The HTTP of httplib over connections that keep to the limits.
class LimitedServer final : public httplib::Server {
 public:
  explicit LimitedServer(const ConnectionLimits& limits);
  /// The handler that runs asks to end this connection after its answer (a body was left unread).
  static void close_after();
  /// Lets a crowd wait at the door: httplib's own line holds five, and who finds it full tries again a second later.
  /// Call after binding.
  void lengthen_line();

 private:
  bool process_and_close_socket(socket_t socket) override;
  ConnectionLimits limits_;
};

}  // namespace korridor::server
