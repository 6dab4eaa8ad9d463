package levante.provisioner.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.LevanteException;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * One account at one cloud. Every method may end with CLOUD_UNREACHABLE or
 * CLOUD_CREDENTIALS_REFUSED; a failure is never an empty list. Every call has a timeout. Safe for
 * several threads.
 */
public interface CloudProvider {
  /**
   * Whether its machines only seem to be, so that nobody can sign in to them and none needs a key.
   */
  default boolean isSimulated() {
    return false;
  }

  /** Which account this is; constant. */
  CloudId id();

  /** The regions, by name. */
  List<Region> regions();

  /** The sizes sold in a region, by name; an unknown region is INVALID_REQUEST. */
  List<MachineSize> sizes(Region region);

  /** The images offered in a region, by name and id; an unknown region is INVALID_REQUEST. */
  List<Image> images(Region region);

  /** What the account may have in a region; an unknown region is INVALID_REQUEST. */
  Quota quota(Region region);

  /** All machines of one infrastructure, booting and dying ones too, by name. */
  default List<Machine> list(InfrastructureId infrastructure) {
    return listAll().stream()
        .filter(machine -> machine.infrastructure().equals(infrastructure))
        .toList();
  }

  /** All machines that carry Levante's tag, of whatever infrastructure, in one call; by name. */
  List<Machine> listAll();

  /**
   * All that carries Levante's tag besides machines, of whatever infrastructure, in the order of
   * {@link CloudObject}. Like the list of machines it takes a fixed number of calls.
   */
  List<CloudObject> objects();

  /**
   * Gives an object back. Idempotent: one that is gone is no error, and one that is still in use
   * stays and is listed again.
   */
  void remove(CloudObject object);

  /**
   * Buys a machine with all that its request names: volumes, an address, open ports, a key. What is
   * there already is used, so that a launch that broke off is carried on. Idempotent by name: a
   * second launch gives the machine that is there. A machine of that name that belongs to another
   * infrastructure is {@link LaunchResult.Refused}.
   */
  LaunchResult launch(LaunchRequest request);

  /**
   * Buys machines as {@link #launch(LaunchRequest)} does, in order, and asks no further once one is
   * neither there nor underway. After an error any of them may be there.
   *
   * @return an answer to each that was asked for, so fewer when the last one was not to be had
   */
  default List<LaunchResult> launch(List<LaunchRequest> requests) {
    List<LaunchResult> results = new ArrayList<>();
    for (LaunchRequest request : requests) {
      results.add(launch(request));
      if (!results.get(results.size() - 1).goesOn()) {
        break;
      }
    }
    return results;
  }

  /** Gives a machine back. Idempotent: one that is gone or never was is no error. */
  void terminate(MachineId machine);

  /**
   * Gives machines back as {@link #terminate(MachineId)} does, each whatever becomes of the others.
   *
   * @return those that were not, and why
   */
  default Map<MachineId, LevanteException> terminate(List<MachineId> machines) {
    Map<MachineId, LevanteException> refused = new TreeMap<>();
    for (MachineId machine : machines) {
      try {
        terminate(machine);
      } catch (LevanteException failure) {
        refused.put(machine, failure);
      }
    }
    return refused;
  }

  /**
   * Stops a machine and keeps it with its disk: it is listed as STOPPED, in the end. Idempotent;
   * one that is gone or never was is MACHINE_NOT_FOUND.
   */
  void stop(MachineId machine);

  /**
   * Boots a stopped machine: it is listed as RUNNING, in the end. Does nothing to one that is
   * booting or runs; one that is gone or never was is MACHINE_NOT_FOUND.
   */
  void start(MachineId machine);

  /**
   * Boots a running machine anew. Does nothing to one that is stopped, booting or rebooting; one
   * that is gone or never was is MACHINE_NOT_FOUND.
   */
  void reboot(MachineId machine);
}
