package levante.oscar.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import levante.oscar.dispatch.JobSpec;

/**
 * A job cut in two for the containers that stage in and out: what the jobs of a service share, the
 * credentials of its storages among it, and what is this job's own. The script's environment is in
 * neither.
 *
 * @param shared JSON; the same text as long as the service is the same
 * @param own JSON: name, input object and event
 */
public record JobParts(String shared, String own) {
  /** ASCII only: it travels through an environment, which knows no encoding. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final List<String> OF_INPUT = List.of("object", "event");
  private static final String NAME = "name";
  private static final String INPUT = "input";

  /** Both parts of a job. */
  public static JobParts of(JobSpec job) {
    ObjectNode shared = JobJson.tree(job);
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    own.set(NAME, shared.remove(NAME));
    for (String field : OF_INPUT) {
      own.set(field, input(shared).remove(field));
    }
    shared.putObject("variables");
    shared.putObject("secrets");
    return new JobParts(write(shared), write(own));
  }

  /** A job's own part alone. */
  public static String own(JobSpec job) {
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    own.putObject(NAME).put("value", job.name().value());
    own.set("object", JobJson.tree(job.input().object()));
    own.put("event", job.input().event());
    return write(own);
  }

  /** The script of jobs that share this part. */
  public static String script(String shared) {
    return read(shared).get("script").textValue();
  }

  /** The job, without its script's variables and secrets. */
  public JobSpec job() {
    ObjectNode whole = read(shared);
    ObjectNode mine = read(own);
    whole.set(NAME, mine.get(NAME));
    for (String field : OF_INPUT) {
      input(whole).set(field, mine.get(field));
    }
    return JobJson.job(whole);
  }

  private static ObjectNode input(ObjectNode job) {
    return (ObjectNode) job.get(INPUT);
  }

  private static String write(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job's part does not write", e);
    }
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job's part is no JSON", e);
    }
  }
}
