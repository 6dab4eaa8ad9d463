package levante.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A server that answers as Amazon EC2 does, asked by itself and not through Levante. */
public final class MotoEc2 implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String REGION = "eu-south-2";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;

  private MotoEc2(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Fetches it if it is not there yet, and starts it on a free port. */
  public static MotoEc2 start() {
    try {
      Process fetching =
          new ProcessBuilder(
                  "sh", LevanteServer.home().resolve("src/test/infra/moto-tools.sh").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(fetching.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(fetching.onExit().join().exitValue()).as("moto could not be had").isZero();
      int port = LevanteServer.freePort();
      Process process =
          new ProcessBuilder(
                  said.strip() + "/venv/bin/moto_server",
                  "-H",
                  "127.0.0.1",
                  "-p",
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      MotoEc2 moto = new MotoEc2(process, URI.create("http://127.0.0.1:" + port + "/"));
      await("moto")
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> moto.ask("DescribeVpcs").contains("vpcSet"));
      return moto;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers, for the server's setting. */
  public String endpoint() {
    return uri.toString();
  }

  /** The administrator of a Levante that is to use it. */
  public Wire through(LevanteServer server) {
    return server.adminWith(
        "id = ec2; type = EC2; host = %s; username = a; password = b; region = %s"
            .formatted(uri, REGION));
  }

  /** The machines that are not terminated. */
  public List<String> machines() {
    return found(
        ask("DescribeInstances&Filter.1.Name=instance-state-name&Filter.1.Value.1=running"),
        "instanceId");
  }

  /** All that there is but what Amazon itself has; of interfaces those that Levante has made. */
  public SortedSet<String> inventory() {
    SortedSet<String> all = new TreeSet<>(machines());
    all.addAll(found(ask("DescribeVolumes"), "volumeId"));
    all.addAll(found(ask("DescribeSecurityGroups"), "groupName"));
    all.addAll(found(ask("DescribeAddresses"), "allocationId"));
    all.addAll(
        found(
            ask(
                "DescribeNetworkInterfaces&Filter.1.Name=tag-key"
                    + "&Filter.1.Value.1=levante-infrastructure"),
            "networkInterfaceId"));
    return all;
  }

  /** How many machines there ever were. */
  public long launched() {
    return found(ask("DescribeInstances"), "instanceId").stream().distinct().count();
  }

  private static List<String> found(String answer, String element) {
    return Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(element))
        .matcher(answer)
        .results()
        .map(one -> one.group(1))
        .toList();
  }

  private String ask(String action) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=a/20260101/%s/ec2/aws4_request".formatted(REGION))
            .POST(HttpRequest.BodyPublishers.ofString("Version=2016-11-15&Action=" + action))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
