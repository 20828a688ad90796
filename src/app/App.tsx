import React from 'react';

export function App() {
  return <div>Certificates</div>;
}
