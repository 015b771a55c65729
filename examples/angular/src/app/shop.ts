import { Component, computed, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { TillSuggestionAcceptEvent } from '@tillside/elements';
import { addToBasket } from './basket';
import visits from './visits.json';

@Component({
  selector: 'app-shop',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Regency cake stand</h1>
    <till-moment [value]="moment()" (till-suggestion-accept)="accept($event)">
      <till-promise></till-promise>
      <till-suggestion></till-suggestion>
      <till-feedback></till-feedback>
    </till-moment>
    <p>
      In the basket: <output>{{ basket().length }}</output>
    </p>
    <button (click)="next()" [disabled]="isLast()">Next customer</button>
  `,
})
export class Shop {
  protected readonly visit = signal(0);
  protected readonly basket = signal<string[]>([]);
  protected readonly moment = computed(() => visits[this.visit()]);
  protected readonly isLast = computed(() => this.visit() === visits.length - 1);

  protected accept(event: TillSuggestionAcceptEvent): void {
    event.respondWith(this.add(event.suggestion.product?.id));
  }

  protected next(): void {
    this.basket.set([]);
    this.visit.update(visit => visit + 1);
  }

  private async add(id = ''): Promise<void> {
    await addToBasket(id);
    this.basket.update(ids => [...ids, id]);
  }
}
