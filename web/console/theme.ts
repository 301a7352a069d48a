import type { ThemeConfig } from 'antd';

/** Ant Design's look, with every grey dark enough for WCAG 2.2 AA on white and on the page's ground. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b6e5f',
    colorLink: '#0b6e5f',
    colorLinkHover: '#084f44',
    colorError: '#b42318',
    colorErrorText: '#b42318',
    colorText: '#1c2522',
    colorTextSecondary: '#4d5a55',
    colorTextTertiary: '#5a6762',
    colorTextDescription: '#5a6762',
    colorTextPlaceholder: '#66726d',
    colorTextQuaternary: '#66726d',
    colorBgLayout: '#f4f6f5',
    colorBorder: '#8a9691',
    borderRadius: 6,
    fontSize: 15,
    fontFamily:
      "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  },
};
