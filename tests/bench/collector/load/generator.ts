/** A process that sends the load it is told, so that sending takes no time of what is measured. */
import { sendLoad, type Load } from './send-load.ts';

process.on('message', (load) => {
  sendLoad(load as Load).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
