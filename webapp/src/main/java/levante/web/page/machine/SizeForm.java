package levante.web.page.machine;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.provisioner.change.ResizeMachine;
import levante.provisioner.cloud.MachineSize;
import levante.web.page.frame.Counts;
import levante.web.page.frame.Refusal;

/**
 * The size that somebody asks of a machine, as it was typed; at first the one that it has.
 *
 * @param refusal why it cannot have that
 */
public record SizeForm(String cpus, String memory, String disk, Optional<Refusal> refusal) {
  private static final Pattern AMOUNT =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)\\s*([MGT]i?)B");
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  public SizeForm {
    Objects.requireNonNull(cpus, "cpus");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(disk, "disk");
    Objects.requireNonNull(refusal, "refusal");
  }

  /** What a machine of that size has. */
  static SizeForm of(MachineSize size) {
    return new SizeForm(
        String.valueOf(size.cpus()), amount(size.memory()), amount(size.disk()), Optional.empty());
  }

  /** What a form sent. */
  static SizeForm typed(String cpus, String memory, String disk) {
    return new SizeForm(cpus, memory, disk, Optional.empty());
  }

  /** The same, which was refused. */
  SizeForm refused(Refusal why) {
    return new SizeForm(cpus, memory, disk, Optional.of(why));
  }

  /**
   * What is asked for; the GPUs stay.
   *
   * @param size the one that was shown; empty for the cheapest that does
   * @throws LevanteException INVALID_REQUEST, which names the field
   */
  ResizeMachine.Wanted wanted(Optional<String> size) {
    return new ResizeMachine.Wanted(
        Optional.of(field("CPUs", () -> Counts.positive(cpus))),
        Optional.of(field("Memory", () -> some(memory))),
        Optional.of(field("Disk", () -> bytes(disk))),
        Optional.empty(),
        size);
  }

  private static <T> T field(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (LevanteException wrong) {
      throw new LevanteException(wrong.code(), name + ": " + wrong.getMessage(), wrong);
    }
  }

  private static Quantity some(String text) {
    Quantity bytes = bytes(text);
    if (bytes.signum() == 0) {
      throw noAmount(text);
    }
    return bytes;
  }

  private static Quantity bytes(String text) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    if (!matcher.matches()) {
      throw noAmount(text);
    }
    return Quantity.parse(matcher.group(1) + matcher.group(2));
  }

  private static LevanteException noAmount(String text) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST, "'%s' is no amount such as 4 GiB or 512 MB".formatted(text));
  }

  /** Rounded down, so that the size itself has it. */
  private static String amount(Quantity bytes) {
    long whole = bytes.roundedUp();
    return whole % GIB == 0 ? whole / GIB + " GiB" : whole / MIB + " MiB";
  }
}
