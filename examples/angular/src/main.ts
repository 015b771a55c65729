import '@tillside/elements/all';
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { About } from './app/about';
import { App } from './app/app';
import { Shop } from './app/shop';

bootstrapApplication(App, {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter([
      { path: '', component: Shop },
      { path: 'about', component: About },
    ]),
  ],
}).catch(error => console.error(error));
