/** What storages and clouds send when an object was created, in all of its forms. */
package levante.oscar.notification;
