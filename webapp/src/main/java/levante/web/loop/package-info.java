/** The clock's side of every control loop: a scheduler that only calls {@code tick()}. */
package levante.web.loop;
