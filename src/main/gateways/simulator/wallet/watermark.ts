/** A word across the page, faint enough to read through: nobody may take the training wallet for a real one. */
export function watermark(word: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="210" height="150" viewBox="0 0 210 150">
  <text x="105" y="80" text-anchor="middle" transform="rotate(-24 105 75)" font-size="22" font-weight="600"
    letter-spacing="4" fill="#1b2430" fill-opacity="0.05"
    font-family="system-ui, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif">${word}</text>
</svg>
`;
}
