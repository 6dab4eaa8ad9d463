package levante.provisioner.adapter.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.kernel.LevanteException;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads an inventory: a list of machines, or a map whose {@code machines} are that list and whose
 * other keys hold for all machines that do not say otherwise.
 */
final class InventoryReader {
  private static final String MACHINES = "machines";
  private static final String BASTION = "bastion";

  private InventoryReader() {}

  /**
   * A document of the operator's.
   *
   * @param own keys of the document itself, which no machine has
   */
  record Document(Inventory inventory, SortedMap<String, String> own) {
    Document {
      own = new TreeMap<>(own);
    }
  }

  /**
   * Reads it.
   *
   * @throws LevanteException INVALID_REQUEST that says where it is wrong
   */
  static Inventory read(String yaml) {
    return read(yaml, List.of()).inventory();
  }

  static Document read(String yaml, List<String> ownKeys) {
    Object document = loaded(yaml);
    SortedMap<String, String> common = new TreeMap<>();
    SortedMap<String, String> own = new TreeMap<>();
    Object machines = document;
    if (document instanceof Map<?, ?> map) {
      machines = map.get(MACHINES);
      flat("", map, common);
      for (String key : ownKeys) {
        Optional.ofNullable(common.remove(key)).ifPresent(value -> own.put(key, value));
      }
    }
    if (!(machines instanceof List<?> list)) {
      throw Inventory.refused("it is to be a list of machines, or to have one under 'machines'");
    }
    List<InventoryMachine> read = new ArrayList<>();
    for (Object one : list) {
      SortedMap<String, String> fields = new TreeMap<>(common);
      if (!(one instanceof Map<?, ?> map)) {
        throw Inventory.refused("machine %d is no map".formatted(read.size() + 1));
      }
      flat("", map, fields);
      read.add(MachineFields.machine(fields));
    }
    return new Document(new Inventory(read), own);
  }

  private static Object loaded(String yaml) {
    try {
      return new Load(LoadSettings.builder().setLabel("the inventory").build())
          .loadFromString(yaml);
    } catch (MarkedYamlEngineException malformed) {
      // Its message would repeat the text.
      int line = malformed.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw Inventory.refused("it is no YAML, at line " + line);
    } catch (YamlEngineException malformed) {
      throw Inventory.refused("it is no YAML");
    }
  }

  /** The bastion's keys become {@code bastion.address} and so on. */
  private static void flat(String prefix, Map<?, ?> map, Map<String, String> into) {
    map.forEach(
        (key, value) -> {
          String name = prefix + key;
          if (value instanceof Map<?, ?> inner && name.equals(BASTION)) {
            flat(BASTION + ".", inner, into);
          } else if (!name.equals(MACHINES)) {
            if (value == null || value instanceof Map || value instanceof List) {
              throw Inventory.refused("'%s' is to have a plain value".formatted(name));
            }
            into.put(name, String.valueOf(value));
          }
        });
  }

  /** The machine as one text, which says all that was given. */
  static String written(InventoryMachine machine) {
    return new Dump(DumpSettings.builder().build()).dumpToString(machine.given());
  }

  /** The machine that was written so. */
  static InventoryMachine readAgain(String written) {
    SortedMap<String, String> fields = new TreeMap<>();
    if (loaded(written) instanceof Map<?, ?> map) {
      flat("", map, fields);
    }
    return MachineFields.machine(fields);
  }
}
