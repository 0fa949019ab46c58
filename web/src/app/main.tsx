import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/shared.module.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Router } from "wouter";

import { BASE } from "../api/base";
import { connectionReturned } from "../api/connection";
import { queryClient } from "../api/queries";
import { onFailedLoad } from "../ui/lazily";
import { App } from "./App";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

onFailedLoad(connectionReturned);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Router base={BASE}>
        <App />
      </Router>
    </QueryClientProvider>
  </StrictMode>,
);
