/** NOW() and TODAY() on the world's clock: Univer's own read the clock of the machine, TODAY() even in UTC. */
import { BaseFunction, NumberValueObject } from "@univerjs/preset-sheets-node-core";

export class Now extends BaseFunction {
  override minParams = 0;
  override maxParams = 0;

  constructor(
    name: string,
    protected readonly serialNow: () => number,
  ) {
    super(name);
  }

  override calculate() {
    return NumberValueObject.create(this.serialNow(), "yyyy-mm-dd hh:mm");
  }
}

export class Today extends Now {
  override calculate() {
    return NumberValueObject.create(Math.floor(this.serialNow()), "yyyy-mm-dd");
  }
}
