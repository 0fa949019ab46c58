/** The few drawings of the app. All are decoration: what they mean is said in text beside them. */

import type { ReactNode } from "react";

function Icon({ children, size = 18 }: { children: ReactNode; size?: number | undefined }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const StepsIcon = () => (
  <Icon size={22}>
    <path d="M2 17h4.5v-4.5H11V8h4.5V3.5H18" strokeWidth="2.2" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="3.4" />
    <path d="M10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3" />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z" />
  </Icon>
);
export const ShuffleIcon = () => (
  <Icon size={16}>
    <path d="M2 5.5h2.5c4 0 6 9 10 9H18M2 14.5h2.5c1.5 0 2.7-1.3 3.7-3M11 8.300c1-1.6 2.1-2.8 3.5-2.800H18M15.5 3 18 5.5 15.5 8M15.5 12l2.5 2.5-2.5 2.5" />
  </Icon>
);
export const ArrowIcon = () => (
  <Icon size={16}>
    <path d="M4 10h12M11 5l5 5-5 5" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon size={16}>
    <path d="m5 7.5 5 5 5-5" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon size={16}>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);
export const PlayIcon = () => (
  <Icon size={15}>
    <path d="M5.5 3.500v13l11-6.500Z" fill="currentColor" />
  </Icon>
);
export const UndoIcon = () => (
  <Icon size={16}>
    <path d="M4 9h8a4 4 0 0 1 0 8H8M7.5 5 4 9l3.5 4" />
  </Icon>
);
export const KeyboardIcon = () => (
  <Icon>
    <rect x="1.5" y="4.5" width="17" height="11" rx="2" />
    <path d="M5 8h.01M8.3 8h.01M11.7 8h.01M15 8h.01M5 11.800h.01M15 11.800h.01M7.5 11.800h5" />
  </Icon>
);
export const CheckMark = ({ size = 16 }: { size?: number }) => (
  <Icon size={size}>
    <path d="m4 10.5 4 4L16 6" strokeWidth="2.2" />
  </Icon>
);
export const CrossMark = ({ size = 16 }: { size?: number }) => (
  <Icon size={size}>
    <path d="m5 5 10 10M15 5 5 15" strokeWidth="2.2" />
  </Icon>
);
