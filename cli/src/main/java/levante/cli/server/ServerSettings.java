package levante.cli.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one server is started with.
 *
 * @param data absolute
 * @param address that it listens on
 * @param port above 0
 * @param vision holds {@code bin/levante-vision}; absent when it is not built
 * @param jobsRoot absent for the server's own choice
 * @param more settings by their whole key, which win over the others
 */
public record ServerSettings(
    Path data,
    String address,
    int port,
    Optional<Path> vision,
    Optional<Path> jobsRoot,
    Map<String, String> more) {
  /** Nobody but this machine. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final String EVERY_ADDRESS = "0.0.0.0";

  public ServerSettings {
    data = data.toAbsolutePath().normalize();
    more = Map.copyOf(more);
  }

  /** Without jobs' places and further settings. */
  public static ServerSettings of(Path data, String address, int port) {
    return new ServerSettings(data, address, port, Optional.empty(), Optional.empty(), Map.of());
  }

  /** The same with places that jobs reach. */
  public ServerSettings withJobs(Optional<Path> newVision, Path newJobsRoot) {
    return new ServerSettings(data, address, port, newVision, Optional.of(newJobsRoot), more);
  }

  /** The same with these settings besides. */
  public ServerSettings with(Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(more);
    all.putAll(settings);
    return new ServerSettings(data, address, port, vision, jobsRoot, all);
  }

  /** Where this machine reaches it. */
  public URI base() {
    String host = address.equals(EVERY_ADDRESS) ? LOOPBACK : address;
    return URI.create("http://%s:%d".formatted(host, port));
  }

  /** The server's own folder, made anew at each start. */
  public Path instance() {
    return data.resolve("server");
  }

  /** What the server writes. */
  public Path log() {
    return data.resolve("log").resolve("server.log");
  }

  /** Where the first start leaves the admin's password. */
  public Path passwordFile() {
    return data.resolve("admin-password");
  }

  /** Everything as the server reads it, in the order of the keys. */
  public Map<String, String> properties() {
    Map<String, String> all = new TreeMap<>();
    all.put("levante.data-dir", data.toString());
    all.put("levante.http-port", String.valueOf(port));
    all.put("levante.base-uri", base().toString());
    vision.ifPresent(path -> all.put("levante.vision-dir", path.toString()));
    jobsRoot.ifPresent(path -> all.put("levante.jobs-root", path.toString()));
    all.putAll(more);
    return all;
  }
}
