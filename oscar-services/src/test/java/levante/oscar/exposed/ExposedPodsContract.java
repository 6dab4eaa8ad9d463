package levante.oscar.exposed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.exposure.Exposure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all {@link ExposedPods} have to do with servers that really serve. */
public abstract class ExposedPodsContract {
  protected static final ClusterId CLUSTER = ExposedSamples.CLUSTER;
  protected static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir protected Path bodies;

  /** Those that are tried. */
  protected abstract ExposedPods pods();

  /** Lets them move on. */
  protected abstract void move();

  /** A port that is free wherever the script runs. */
  protected abstract int port();

  /** The image of the script. */
  protected String image() {
    return "image";
  }

  /**
   * A script that serves: at {@code /hello} a greeting, at {@code /page.html} a page that leads
   * there, and below {@code /cgi-bin} {@code echo}, {@code away}, {@code env}, and {@code slow},
   * which ends when {@code go} is asked.
   */
  protected abstract String server(String greeting);

  /** What has to be so when none is left. */
  protected void ended() {}

  @AfterEach
  final void removeAll() {
    pods().list(CLUSTER).forEach(seen -> pods().remove(CLUSTER, seen.name()));
    await().atMost(PATIENCE).until(() -> moved().isEmpty());
    ended();
  }

  private List<ExposedPods.Seen> moved() {
    move();
    return pods().list(CLUSTER);
  }

  protected final ExposedSpec spec(String script, Exposure exposure) {
    return ExposedSpec.of(ExposedSamples.service("hello", image(), script, exposure));
  }

  protected final ExposedSpec held(String script) {
    ExposedSpec spec = spec(script, ExposedSamples.on(port()));
    pods().hold(CLUSTER, spec);
    return spec;
  }

  protected final void ready(ExposedSpec spec) {
    until(
        spec,
        seen ->
            seen.version().equals(spec.version()) && seen.ready() > 0 && seen.obstacle().isEmpty());
  }

  protected final void until(ExposedSpec spec, Predicate<ExposedPods.Seen> so) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> moved().stream().filter(seen -> seen.name().equals(spec.name())).findFirst(),
            seen -> seen.filter(so).isPresent());
  }

  protected final ExposedAnswer ask(
      ExposedSpec spec, String method, String target, Optional<Path> body) {
    return pods().ask(CLUSTER, spec, new ExposedRequest(method, target, List.of(), body));
  }

  protected final String text(ExposedSpec spec, String method, String target, Optional<Path> body)
      throws IOException {
    try (ExposedAnswer answer = ask(spec, method, target, body)) {
      return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aServerIsAskedAndItsAnswersComeAsItGivesThem() throws IOException {
    ExposedSpec spec = held(server("hello"));
    ready(spec);
    assertThat(text(spec, "GET", "/hello", Optional.empty())).isEqualTo("hello\n");
    try (ExposedAnswer absent = ask(spec, "GET", "/nothing", Optional.empty())) {
      assertThat(absent.status()).isEqualTo(404);
    }
    Path large = bodies.resolve("large");
    Files.writeString(large, "x".repeat(3 << 20));
    assertThat(text(spec, "POST", "/cgi-bin/echo?a=b%20c", Optional.of(large)))
        .isEqualTo("POST|a=b%20c|" + "x".repeat(3 << 20));
    try (ExposedAnswer away = ask(spec, "GET", "/cgi-bin/away", Optional.empty())) {
      assertThat(away.status()).isEqualTo(302);
      assertThat(Header.first(away.headers(), "Location")).contains("/hello");
      assertThat(Header.first(away.headers(), "Set-Cookie")).contains("a=1; Path=/");
    }
    assertThat(text(spec, "GET", "/page.html", Optional.empty()).strip())
        .isEqualTo("<a href=\"/hello\">x</a>");
  }

  @Test
  void aServerHasItsVariablesAndIsNoSuperuser() throws IOException {
    ExposedSpec spec = held(server("hello"));
    ready(spec);
    assertThat(text(spec, "GET", "/cgi-bin/env", Optional.empty()).strip())
        .isEqualTo(
            "$(PATH) it's|hush|secret|hello|/oscar/edge-7f3a2b/system/services/hello/exposed|"
                + "not root");
  }

  @Test
  void anAnswerComesPieceByPiece() throws IOException {
    ExposedSpec spec = held(server("hello"));
    ready(spec);
    try (ExposedAnswer slow = ask(spec, "GET", "/cgi-bin/slow", Optional.empty())) {
      InputStream body = slow.body();
      assertThat(new String(body.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("one\n");
      assertThat(text(spec, "GET", "/cgi-bin/go", Optional.empty())).isEqualTo("gone\n");
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("two\n");
    }
  }

  @Test
  void anotherVersionTakesItsPlace() {
    ready(held(server("hello")));
    ExposedSpec next = held(server("good evening"));
    ready(next);
    await()
        .atMost(PATIENCE)
        .ignoreException(LevanteException.class)
        .until(() -> text(next, "GET", "/hello", Optional.empty()), "good evening\n"::equals);
  }

  @Test
  void whoDoesNotListenIsNotReady() {
    ExposedSpec spec = held("#!/bin/sh\nexec sleep 600\n");
    until(spec, seen -> seen.version().equals(spec.version()));
    LevanteException silence =
        catchThrowableOfType(
            LevanteException.class, () -> ask(spec, "GET", "/hello", Optional.empty()));
    assertThat(silence.code()).isEqualTo(ErrorCode.SERVICE_NOT_READY);
    pods().remove(CLUSTER, spec.name());
    pods().remove(CLUSTER, spec.name());
  }
}
