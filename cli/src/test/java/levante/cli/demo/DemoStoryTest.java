package levante.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import levante.cli.client.Account;
import levante.cli.client.LevanteClient;
import levante.cli.client.Patience;
import levante.cli.client.Wire;
import levante.cli.failure.CliFailure;
import levante.cli.fake.FakeLevante;
import levante.cli.fake.FakeStores;
import levante.cli.fake.VirtualTime;
import levante.kernel.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story on a server whose every answer is laid down here. */
class DemoStoryTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final String INPUT = "?input.idle_time=6%20s";
  private static final String INFRASTRUCTURE = "GET /api/v1/infrastructures/i";
  private static final String JOBS = "GET /api/v1/jobs?infrastructure=i";
  private static final String DECISIONS = "GET /api/v1/decisions?infrastructure=i";
  private static final String ELASTICITY = "GET /api/v1/elasticity?infrastructure=i";
  private static final String LEFTOVERS = "GET /api/v1/infrastructures/i/leftovers";
  private static final String FRAME = "intermediate/film/frame-000000.jpg";

  private static final String PLAN =
      """
      {"steps":[{"action":"launch","what":"edge_machine-1","where":"sandbox/edge","size":"m","reason":"r",
       "eur_per_hour":0.04}],"machines":3,"eur_per_hour":0.12,"eur_per_hour_at_most":0.9}""";

  private static final String OUTPUTS =
      """
      {"outputs":{"edge_storage_endpoint":"http://edge","edge_storage_access_key":"a",
       "edge_storage_secret_key":"s","cloud_storage_endpoint":"http://cloud",
       "cloud_storage_access_key":"a","cloud_storage_secret_key":"s"}}""";

  private static final String JOBS_DONE =
      jobs(split("succeeded"), detector("succeeded", "null", "result/film/frame-000000.jpg"));

  @TempDir private Path folder;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final FakeStores stores = new FakeStores();
  private FakeLevante server;
  private DemoStory story;
  private Path video;

  @BeforeEach
  void theClustersAreReady() throws IOException {
    video = Files.writeString(folder.resolve("film.mp4"), "a film");
    server = FakeLevante.start();
    Patience patience = new VirtualTime().patience(LIMIT);
    story =
        new DemoStory(
            new LevanteClient(
                new Wire(server.base(), patience), new Account("admin", Secret.of("pw"))),
            stores,
            patience,
            Narrator.full(new PrintStream(told, true, StandardCharsets.UTF_8)));
    server
        .on("GET /api/v1/templates/edge-to-cloud", "tosca: x")
        .on("POST /api/v1/plans" + INPUT, PLAN)
        .on("POST /im/infrastructures" + INPUT, "http://levante/im/infrastructures/i")
        .on("GET /im/infrastructures/i/outputs", OUTPUTS)
        .on("POST /api/v1/services?infrastructure=i", "{}")
        .on(INFRASTRUCTURE, infrastructure("pending", ""), infrastructure("ready", ""))
        .on(DECISIONS, "[]")
        .on(ELASTICITY, elasticity(0, 0));
    story.raiseClusters("key", LIMIT);
  }

  @AfterEach
  void theServerStops() {
    server.close();
  }

  @Test
  void thePlanItsPriceAndEveryStateOfAMachineAreTold() {
    assertThat(text())
        .contains("launch", "edge_machine-1", "0.12 EUR/h for 3 machines", "at most 0.9 EUR/h")
        .contains("machine edge-1                       pending")
        .contains("machine edge-1                       ready");
  }

  @Test
  void clustersThatDoNotBecomeReadyEndTheStoryWithTheReason() {
    server.instead(INFRASTRUCTURE, infrastructure("pending", ""));
    assertThatThrownBy(() -> story.raiseClusters("key", LIMIT))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("not ready after PT2S")
        .hasMessageContaining("no room in the cloud");
  }

  @Test
  void theVideoGoesToTheEdgeOnly() {
    story.upload(video);
    assertThat(stores.at("http://edge")).containsEntry("mask-detector/input/film.mp4", "a film");
    assertThat(stores.at("http://cloud")).isEmpty();
  }

  @Test
  void aStoryThatWasCutOffDoesNotUploadTheVideoAgain() {
    stores.at("http://edge").put("mask-detector/input/film.mp4", "uploaded before");
    story.upload(video);
    assertThat(stores.at("http://edge"))
        .containsEntry("mask-detector/input/film.mp4", "uploaded before");
  }

  @Test
  void theStoryEndsWhenEveryPictureHasItsJobAndTheWorkersAreGone() {
    String worker = machine("worker-1", "cloud_worker", "ready");
    server
        .on(JOBS, jobs(split("running")), jobs(split("succeeded")), JOBS_DONE)
        .on(DECISIONS, decisions("null"), decisions("\"served\""))
        .on(INFRASTRUCTURE, infrastructure("ready", worker), infrastructure("ready", worker))
        .on(INFRASTRUCTURE, infrastructure("ready", worker), infrastructure("ready", ""))
        .instead(ELASTICITY, elasticity(1, 0), elasticity(1, 1));
    story.watchToTheEnd(video, LIMIT);
    assertThat(text())
        .contains("2 pods wait for cpu", "outcome", "served")
        .contains("machine worker-1                     gone");
    assertThat(server.asked(ELASTICITY)).hasSize(2);
  }

  @Test
  void aPictureWithoutAJobKeepsTheStoryFromEnding() {
    server.on(JOBS, jobs(split("succeeded")));
    assertThatThrownBy(() -> story.watchToTheEnd(video, LIMIT))
        .hasMessageContaining("1 pictures have no finished job, first " + FRAME);
  }

  @Test
  void aJobThatTheCloudLostDoesNotSettleItsPicture() {
    String lost = detector("failed", "{\"kind\":\"evicted\",\"exit_code\":null,\"message\":\"m\"}");
    server.on(JOBS, jobs(split("succeeded"), lost));
    assertThatThrownBy(() -> story.watchToTheEnd(video, LIMIT))
        .hasMessageContaining("1 pictures have no finished job");
  }

  @Test
  void everyFigureIsReadBackFromTheSystem() {
    server.on(JOBS, JOBS_DONE).instead(ELASTICITY, elasticity(2, 2));
    stores.at("http://cloud").put("mask-detector/" + FRAME, "picture");
    stores.at("http://cloud").put("mask-detector/result/film/frame-000000.jpg", "picture");
    stores
        .at("http://cloud")
        .put(
            "mask-detector/result/film/frame-000000.json",
            "{\"frame\":0,\"t_s\":0.0,\"faces\":[{\"mask\":0.9},{\"mask\":0.1}]}");
    DemoNumbers numbers = story.collect(video, folder.resolve("out"));
    assertThat(numbers).isEqualTo(new DemoNumbers(1, 2, 1, 2, 0, 2, 2, 1, null, 0));
    assertThat(numbers.well()).isTrue();
    assertThat(folder.resolve("out/frame-000000.json")).exists();
  }

  @Test
  void aBrokenVideoEndsTheStoryWithItsJobsLogAndNoFigures() {
    server.on(JOBS, jobs(broken())).on("GET /api/v1/jobs/split-1/log", "moov atom not found\n");
    story.watchToTheEnd(video, LIMIT);
    DemoNumbers numbers = story.collect(video, folder.resolve("out"));
    story.tellFailures();
    assertThat(numbers).isEqualTo(new DemoNumbers(0, 0, 0, 1, 1, 0, 0, 0, null, 0));
    assertThat(numbers.well()).isFalse();
    assertThat(text())
        .contains("job split-1 failed (script)", "moov atom not found", "input/film.mp4");
  }

  @Test
  void destroyingWaitsUntilNothingIsLeft() {
    server
        .on("DELETE /im/infrastructures/i", "")
        .on(LEFTOVERS, leftovers("\"edge-1\""), leftovers(""));
    assertThat(story.destroy(LIMIT)).isZero();
    assertThat(server.asked("DELETE /im/infrastructures/i")).hasSize(1);
  }

  @Test
  void whatIsLeftAfterTheDeadlineIsCountedAndNamed() {
    server.on("DELETE /im/infrastructures/i", "").on(LEFTOVERS, leftovers("\"edge-1\""));
    assertThat(story.destroy(LIMIT)).isEqualTo(1);
    assertThat(text()).contains("left: machines [edge-1]");
  }

  private String text() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private static String infrastructure(String state, String worker) {
    String edge = machine("edge-1", "edge_machine", state);
    return """
        {"id":"i","name":"n","state":"%s","explanations":["no room in the cloud"],
         "clusters":[{"id":"edge-0","name":"edge","state":"ready","distribution":"k3s","endpoint":"http://e"},
          {"id":"cloud-0","name":"cloud","state":"%s","distribution":"kubernetes","endpoint":"http://c"}],
         "machines":[%s]}"""
        .formatted(state, state, worker.isEmpty() ? edge : edge + "," + worker);
  }

  private static String machine(String name, String nodeTemplate, String state) {
    return """
        {"name":"%s","node_template":"%s","state":"%s","size":"m","region":"r","eur_per_hour":0.04}"""
        .formatted(name, nodeTemplate, state);
  }

  private static String decisions(String outcome) {
    return """
        [{"id":1,"at":"2026-11-24T12:00:00Z","cluster":"cloud-0","kind":"scale_up","pool":"p","node":null,
          "add":1,"reason":"2 pods wait for cpu","outcome":%s,"candidates":[]}]"""
        .formatted(outcome);
  }

  private static String elasticity(int added, int removed) {
    return """
        {"clusters":[{"cluster":"cloud-0","nodes_added":%d,"nodes_removed":%d}]}"""
        .formatted(added, removed);
  }

  private static String leftovers(String machines) {
    return """
        {"machines":[%s],"nodes":[],"storages":[],"jobs":[],"objects":[]}"""
        .formatted(machines);
  }

  private static String jobs(String... jobs) {
    return "{\"jobs\":[%s],\"counts\":{},\"next\":null}".formatted(String.join(",", jobs));
  }

  private static String split(String state) {
    String output = state.equals("succeeded") ? FRAME : "";
    return job("split-1", "anon-and-split", state, "input/film.mp4", "null", output);
  }

  private static String broken() {
    String why = "{\"kind\":\"script\",\"exit_code\":1,\"message\":\"exit code 1\"}";
    return job("split-1", "anon-and-split", "failed", "input/film.mp4", why, "");
  }

  private static String detector(String state, String failure, String... outputs) {
    return job("mask-1", "mask-detector", state, FRAME, failure, String.join("", outputs));
  }

  private static String job(String... fields) {
    String output =
        fields[5].isEmpty()
            ? ""
            : "{\"storage\":\"s\",\"bucket\":\"mask-detector\",\"key\":\"%s\"}"
                .formatted(fields[5]);
    return """
        {"name":"%s","service":"%s","cluster":"c","state":"%s","attempt":1,
         "input":{"storage":"s","bucket":"mask-detector","key":"%s"},"node":null,
         "created":"2026-11-24T12:00:00Z","started":null,"finished":null,"failure":%s,"outputs":[%s]}"""
        .formatted(fields[0], fields[1], fields[2], fields[3], fields[4], output);
  }
}
