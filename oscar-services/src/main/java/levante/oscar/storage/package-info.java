/** Objects in buckets, and the port to the storages that keep them. */
package levante.oscar.storage;
